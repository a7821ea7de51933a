import type { CallId, CallView, IceServersAnswer, QualityGrade, SignalsArrived } from '../contracts/generated'
import type { Connection } from './connection'
import { ApiError } from './http'
import { LocalMedia } from './localMedia'
import { MediaFailure, rememberedSwitches, type LocalMediaState } from './media'
import { QualityMeter, summary, type QualitySample } from './quality'
import { CallSession, type RemoteMedia } from './session'
import { createStore, type Unsubscribe } from './store'

/** Our media and theirs, for the in-call screen. */
export interface RoomState {
  readonly local: LocalMediaState
  readonly remote: RemoteMedia
  /** A camera or microphone that could not be opened while the call goes on. */
  readonly trouble?: MediaFailure
  readonly quality?: QualitySample
}

export interface RoomParts {
  readonly connection: Pick<Connection, 'ask'>
  readonly iceServers: () => Promise<IceServersAnswer>
  readonly quality: (grade: QualityGrade | undefined) => void
  readonly pull: () => void
  readonly changed: (call: CallView) => void
}

const sampleEvery = 2_000
const samplesPerReport = 5

/** Where media of the one call of this device live: opened before it rings, let go when it ends. */
export class CallRoom {
  readonly #parts: RoomParts
  readonly #local: LocalMedia
  readonly #store = createStore<RoomState, Partial<RoomState>>((state, change) => ({ ...state, ...change }), {
    local: { muted: false },
    remote: { connection: 'new' },
  })
  #session?: CallSession
  #sampling?: ReturnType<typeof setInterval>

  constructor(parts: RoomParts) {
    this.#parts = parts
    this.#local = new LocalMedia((local) => {
      this.#store.dispatch({ local })
      this.#session?.localChanged(local)
    })
  }

  get state(): RoomState {
    return this.#store.get()
  }

  get isOpen(): boolean {
    return this.#session !== undefined
  }

  get lastSeq(): { readonly callId: CallId; readonly seq: number } | undefined {
    return this.#session && { callId: this.#session.callId, seq: this.#session.lastSeq }
  }

  subscribe(listener: () => void): Unsubscribe {
    return this.#store.subscribe(listener)
  }

  /** A call needs a microphone; without a camera a video call goes on as talk. */
  async openMedia(video: boolean): Promise<void> {
    this.#store.dispatch({ trouble: undefined })
    await this.#local.openMicrophone()
    if (video) await this.#try(() => this.#local.openCamera())
  }

  enter(call: CallView, resumed: boolean, waiting: readonly SignalsArrived[]): void {
    if (this.#session?.callId === call.callId) return this.#session.stateSeen(call)
    this.close()
    const { callId } = call
    this.#session = new CallSession(
      {
        callId,
        side: call.side,
        iceServers: this.#parts.iceServers,
        send: (signals) => this.#send(() => this.#parts.connection.ask('SendSignals', { callId, signals })),
        pull: this.#parts.pull,
        mediaConnected: () => this.#tell('MediaConnected', callId),
        mediaLost: () => this.#tell('MediaLost', callId),
        remoteChanged: (remote) => this.#store.dispatch({ remote }),
      },
      this.#local.state,
    )
    const session = this.#session
    if (resumed) {
      session.skip(waiting)
      void this.#reopenMedia(call).finally(() => session.start(true))
    } else {
      session.start(false)
    }
    this.#sample(session)
  }

  receive(arrived: SignalsArrived): void {
    this.#session?.receive(arrived)
  }

  resync(): void {
    this.#session?.resync()
  }

  networkChanged(): void {
    this.#session?.networkChanged()
  }

  stats(): Promise<RTCStatsReport> | undefined {
    return this.#session?.stats()
  }

  close(): void {
    clearInterval(this.#sampling)
    this.#session?.close()
    this.#session = undefined
    this.#parts.quality(undefined)
    this.#store.dispatch({ remote: { connection: 'new' }, quality: undefined })
  }

  releaseMedia(): void {
    const { microphone, camera, screen } = this.#local.state
    if (microphone ?? camera ?? screen) this.#local.release()
    if (this.state.trouble) this.#store.dispatch({ trouble: undefined })
  }

  setMuted(muted: boolean): void {
    this.#local.setMuted(muted)
  }

  async setCamera(on: boolean): Promise<void> {
    if (on) await this.#try(() => this.#local.openCamera())
    else this.#local.closeCamera()
  }

  async setScreen(on: boolean): Promise<void> {
    if (on) await this.#try(() => this.#local.shareScreen())
    else this.#local.stopScreen()
  }

  chooseMicrophone(deviceId: string): Promise<void> {
    return this.#try(() => this.#local.chooseMicrophone(deviceId))
  }

  chooseCamera(deviceId: string): Promise<void> {
    return this.#try(() => this.#local.chooseCamera(deviceId))
  }

  dismissTrouble(): void {
    this.#store.dispatch({ trouble: undefined })
  }

  async #reopenMedia(call: CallView): Promise<void> {
    const before = rememberedSwitches.get()
    this.#local.setMuted(before?.muted ?? false)
    await this.#try(() => this.#local.openMicrophone())
    if (before?.camera ?? call.type === 'video') await this.#try(() => this.#local.openCamera())
  }

  async #try(open: () => Promise<void>): Promise<void> {
    try {
      this.#store.dispatch({ trouble: undefined })
      await open()
    } catch (cause) {
      if (!(cause instanceof MediaFailure)) throw cause
      // Closing the browser's picker is a choice, not trouble.
      if (cause.kind !== 'cancelled') this.#store.dispatch({ trouble: cause })
    }
  }

  /** False: keep the signals for the next socket. A refusal means that nobody wants them any more. */
  async #send(ask: () => Promise<unknown>): Promise<boolean> {
    try {
      await ask()
      return true
    } catch (cause) {
      return !(cause instanceof ApiError && cause.retryable)
    }
  }

  #tell(method: 'MediaConnected' | 'MediaLost', callId: CallId): void {
    // Unheard, it is said again by resync().
    void this.#parts.connection.ask(method, callId).then(this.#parts.changed, () => undefined)
  }

  #sample(session: CallSession): void {
    const meter = new QualityMeter()
    let samples: QualitySample[] = []
    const take = async () => {
      const report = await session.stats()
      const sample = report && meter.sample(report)
      if (!sample || this.#session !== session) return
      samples.push(sample)
      this.#store.dispatch({ quality: sample })
      this.#parts.quality(summary(samples)?.grade)
      if (samples.length < samplesPerReport) return
      const mean = summary(samples)
      samples = []
      if (mean) await this.#parts.connection.ask('ReportQuality', { callId: session.callId, ...mean })
    }
    // A report that got lost is followed by the next one.
    this.#sampling = setInterval(() => void take().catch(() => undefined), sampleEvery)
  }
}
