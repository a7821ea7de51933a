import type { CallType, DeviceId, PersonRef, SignalsArrived } from '../contracts/generated'
import { texts } from '../texts'
import { describeDevice, randomId } from './device'
import { spanMs, watchActivity } from './activity'
import type { Api } from './api'
import { Bell } from './bell'
import { Connection, type Socket } from './connection'
import { diagnose } from './diagnostics'
import { ApiError } from './http'
import { MediaFailure } from './media'
import { isLive, phaseOf } from './phase'
import { PresenceWatch } from './presence'
import { patiently } from './patience'
import { CallRoom } from './room'
import { createStore } from './store'
import { initialState, reduce, type CallingState } from './state'

export interface ClientParts {
  readonly api: Api
  readonly device: DeviceId
  readonly openSocket: (device: DeviceId) => Socket
}

/**
 * Calling without a screen: what a person does goes in, the state to show comes out. It joins the parts; the rules are in the server's call
 * machine, the reducer (`state.ts`) and the negotiation (`negotiation.ts`).
 */
export class CallingClient {
  readonly store
  readonly presence: PresenceWatch
  readonly room: CallRoom
  readonly device: DeviceId
  readonly #api: Api
  readonly #connection: Connection
  readonly #bell: Bell
  #cancelled = false
  #heartbeat?: ReturnType<typeof setInterval>
  #stops: (() => void)[] = []
  #greeted = false
  #waiting: readonly SignalsArrived[] = []

  constructor({ api, device, openSocket }: ClientParts) {
    this.#api = api
    this.device = device
    this.store = createStore(reduce, initialState(device))
    this.#connection = new Connection({
      open: () => openSocket(device),
      stillSignedIn: () => this.#stillSignedIn(),
      events: {
        link: (link) => this.store.dispatch({ kind: 'link', link }),
        connected: () => this.#snapshot(true),
        CallChanged: (call) => this.store.dispatch({ kind: 'call', call }),
        SignalsArrived: (arrived) => this.room.receive(arrived),
        PresenceChanged: (changes) => this.store.dispatch({ kind: 'presence', changes }),
        MissedCallsChanged: (notice) => this.store.dispatch({ kind: 'missed', notice }),
        InboxChanged: ({ openCount }) => this.store.dispatch({ kind: 'inbox', open: openCount }),
        ServerMoving: () => undefined,
        SessionEnded: () => undefined,
      },
    })
    this.room = new CallRoom({
      connection: this.#connection,
      iceServers: () => api.iceServers(),
      quality: (grade) => this.store.dispatch({ kind: 'quality', grade }),
      pull: () => void this.#snapshot(false).catch(() => undefined),
      changed: (call) => this.store.dispatch({ kind: 'call', call }),
    })
    // Unheard, it is said again after the next snapshot.
    this.#bell = new Bell((call) => this.#connection.ask('AckRinging', call))
    this.presence = new PresenceWatch({
      watch: (users) => this.#connection.ask('WatchPresence', users),
      unwatch: (users) => this.#connection.ask('UnwatchPresence', users),
      changed: (changes) => this.store.dispatch({ kind: 'presence', changes }),
    })
  }

  start(): void {
    this.#stops = [
      this.store.subscribe((next, previous) => this.#changed(next, previous)),
      watchActivity(window, () => Date.now(), () => this.#active()),
      on(window, 'online', () => {
        this.#connection.retryNow()
        this.room.networkChanged()
      }),
      on(window, 'pagehide', () => this.#beacon()),
      // A page out of the back/forward cache has a dead socket and dead media.
      on(window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && location.reload()),
      on(document, 'visibilitychange', () => document.hidden || this.#connection.retryNow()),
    ]
    window.calling = { stats: async () => diagnose(this.room.state.remote.connection, await this.room.stats()) }
    this.#connection.start()
    void this.#refreshUnseen()
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops) stop()
    clearInterval(this.#heartbeat)
    this.presence.stop()
    this.#bell.stop()
    this.room.close()
    await this.#connection.stop()
  }

  /** Opens the microphone first: whoever cannot speak makes nobody's phone ring. */
  async call(peer: PersonRef, type: CallType): Promise<void> {
    if (this.store.get().dialing || isLive(this.store.get().call)) return
    this.#cancelled = false
    this.store.dispatch({ kind: 'dialing', dialing: { peer, type } })
    try {
      await this.room.openMedia(type === 'video')
      const request = { calleeId: peer.id, type, deviceId: this.device, commandId: randomId() }
      const answer = await this.#patiently(() => this.#connection.ask('Initiate', request))
      this.store.dispatch({ kind: 'call', call: answer.call })
      this.store.dispatch({ kind: 'dial_stopped' })
      if (this.#cancelled) await this.hangUp()
    } catch (cause) {
      this.store.dispatch({ kind: 'dial_stopped', message: this.#cancelled ? undefined : explain(cause) })
    }
    if (!isLive(this.store.get().call)) this.room.releaseMedia()
  }

  /** Rejects with a message for people; the call rings on. */
  async answer(withVideo: boolean): Promise<void> {
    const call = this.store.get().call
    if (!call || phaseOf(call, this.device) !== 'incoming') return
    try {
      await this.room.openMedia(withVideo)
      const answered = await this.#patiently(() => this.#connection.ask('Answer', call.callId))
      this.store.dispatch({ kind: 'call', call: answered })
    } catch (cause) {
      const now = this.store.get().call
      if (!now || phaseOf(now, this.device) !== 'active') this.room.releaseMedia()
      if (cause instanceof ApiError && !cause.retryable) return await this.#snapshot(false)
      throw new Error(explain(cause), { cause })
    }
  }

  async decline(): Promise<void> {
    await this.#end('Decline')
  }

  /** Ends a call, or gives up an attempt. */
  async hangUp(): Promise<void> {
    if (this.store.get().dialing) {
      this.#cancelled = true
      this.store.dispatch({ kind: 'dial_stopped' })
    }
    await this.#end('HangUp')
  }

  /** Both people are free before the session ends. */
  async leave(): Promise<void> {
    const call = this.store.get().call
    if (call && phaseOf(call, this.device) !== 'elsewhere' && phaseOf(call, this.device) !== 'incoming') await this.hangUp().catch(() => undefined)
    this.#beacon()
    await this.stop()
  }

  /** Ringing stops at once; the server is told as soon as it can be reached. */
  async #end(method: 'HangUp' | 'Decline'): Promise<void> {
    const call = this.store.get().call
    if (!isLive(call)) return
    this.#bell.stop()
    try {
      const ended = await this.#patiently(() => this.#connection.ask(method, call.callId))
      this.store.dispatch({ kind: 'call', call: ended })
    } catch (cause) {
      // The server knows better what became of it.
      if (cause instanceof ApiError && !cause.retryable) return await this.#snapshot(false)
      throw new Error(explain(cause), { cause })
    }
  }

  #changed(next: CallingState, previous: CallingState): void {
    if (next.call !== previous.call || next.dialing !== previous.dialing) this.#follow(next, previous)
    if (next.link !== previous.link) {
      this.#beatWithoutSocket(next.link === 'lost')
      if (next.link === 'up') {
        this.presence.renew()
        this.room.resync()
        if (!this.#greeted) this.#active()
        this.#greeted = true
        if (previous.link === 'lost') void this.#refreshUnseen()
      }
    }
  }

  /** What a changed call asks of this device: ring, play, connect media, or let everything go. */
  #follow({ call, dialing, resumed, closing }: CallingState, previous: CallingState): void {
    const phase = call ? phaseOf(call, this.device) : undefined
    if (call && phase === 'incoming') this.#bell.ring(call)
    else if (phase === 'outgoing' && call?.state === 'ringing') this.#bell.ringback()
    else if (closing && closing !== previous.closing && this.room.isOpen) this.#bell.ended()
    else this.#bell.stop()

    if (call && phase === 'active') this.room.enter(call, resumed === call.callId, this.#waiting)
    else if (this.room.isOpen) this.room.close()
    if (!isLive(call) && !dialing) this.room.releaseMedia()
  }

  async #snapshot(early: boolean): Promise<void> {
    const after = this.room.lastSeq
    const request = after ? { after: { [after.callId]: after.seq } } : {}
    const snapshot = early ? await this.#connection.askEarly('Snapshot', request) : await this.#connection.ask('Snapshot', request)
    this.#waiting = snapshot.signals
    this.store.dispatch({ kind: 'snapshot', snapshot, now: Date.now() })
    this.#waiting = []
    for (const arrived of snapshot.signals) this.room.receive(arrived)
    this.#beatEvery = spanMs(snapshot.heartbeatEvery)
    const { call } = this.store.get()
    if (call && phaseOf(call, this.device) === 'incoming') this.#bell.ring(call)
  }

  #beatEvery = 10_000

  #beatWithoutSocket(lost: boolean): void {
    clearInterval(this.#heartbeat)
    if (!lost) return
    const beat = () => void this.#api.heartbeat({ deviceId: this.device, active: false, closing: false }).catch(() => undefined)
    this.#heartbeat = setInterval(beat, this.#beatEvery)
  }

  #active(): void {
    const device = describeDevice(navigator.userAgent)
    // Unheard activity is told with the next input; it is a minute away at most.
    void this.#connection.ask('Active', device).catch(() => undefined)
  }

  /** The page goes away: text/plain, because a beacon may not ask first whether it may send JSON. */
  #beacon(): void {
    navigator.sendBeacon('/api/status/heartbeat', JSON.stringify({ deviceId: this.device, closing: true }))
  }

  async #stillSignedIn(): Promise<boolean> {
    try {
      await this.#api.me()
      return true
    } catch (cause) {
      if (cause instanceof ApiError && cause.code === 'unauthenticated') return false
      throw cause
    }
  }

  async #refreshUnseen(): Promise<void> {
    try {
      const { unseenCount } = await this.#api.missed({ limit: 1 })
      this.store.dispatch({ kind: 'missed', notice: { unseenCount } })
    } catch {
      // History is away; the badge follows with the next notice.
    }
  }

  #patiently<T>(ask: () => Promise<T>): Promise<T> {
    return patiently(ask, {
      giveUp: () => this.#cancelled,
      isUp: () => this.#connection.isUp,
      onUp: (listener) => this.store.subscribe(({ link }) => link === 'up' && listener()),
    })
  }
}

function explain(cause: unknown): string {
  return cause instanceof MediaFailure ? texts.media[cause.source][cause.kind] : ApiError.from(cause).message
}

function on(target: EventTarget, name: string, handler: (event: Event) => void): () => void {
  target.addEventListener(name, handler)
  return () => target.removeEventListener(name, handler)
}
