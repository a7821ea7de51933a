import type { CallId, CallSide, CallView, IceServersAnswer, OutgoingSignal, SignalKind, SignalsArrived } from '../contracts/generated'
import { SignalInbox } from './inbox'
import { RecoveryLadder } from './ladder'
import { tracksOf, type LocalMediaState } from './media'
import { SignalOutbox } from './outbox'
import { Peer, type PeerEvents, type RemoteSwitches, type Tracks } from './peer'

/** What the other side's page sends, as far as it is known. */
export interface RemoteMedia {
  readonly audio?: MediaStreamTrack
  readonly video?: MediaStreamTrack
  /** Undefined: a program without our data channel; its picture is shown as it comes. */
  readonly switches?: RemoteSwitches
  readonly connection: RTCPeerConnectionState
}

export interface SessionParts {
  readonly callId: CallId
  readonly side: CallSide
  readonly iceServers: () => Promise<IceServersAnswer>
  /** False: there is no socket; the signals wait. */
  readonly send: (signals: readonly OutgoingSignal[]) => Promise<boolean>
  readonly pull: () => void
  readonly mediaConnected: () => void
  readonly mediaLost: () => void
  readonly remoteChanged: (remote: RemoteMedia) => void
  readonly createPeer?: (configuration: RTCConfiguration, polite: boolean, tracks: Tracks, switches: RemoteSwitches, events: PeerEvents) => Peer
}

/** Media of one call on this device, over as many connections as it takes: pages are reloaded, networks change. */
export class CallSession {
  readonly #parts: SessionParts
  readonly #inbox = new SignalInbox()
  readonly #outbox: SignalOutbox
  readonly #ladder: RecoveryLadder
  #local: LocalMediaState
  #remote: RemoteMedia = { connection: 'new' }
  #peer?: Peer
  #configuration: RTCConfiguration = {}
  #configurationEnds = 0
  #closed = false
  /** Signals are worked off one after the other, also across a change of peers. */
  #work: Promise<void> = Promise.resolve()

  constructor(parts: SessionParts, local: LocalMediaState) {
    this.#parts = parts
    this.#local = local
    this.#outbox = new SignalOutbox(parts.send)
    this.#ladder = new RecoveryLadder({
      restart: () => void this.#restart(),
      connected: parts.mediaConnected,
      lost: parts.mediaLost,
    })
  }

  get callId(): CallId {
    return this.#parts.callId
  }

  get lastSeq(): number {
    return this.#inbox.last
  }

  get remote(): RemoteMedia {
    return this.#remote
  }

  /** What an earlier page of this device received is void: its connection is gone. */
  skip(waiting: readonly SignalsArrived[]): void {
    for (const { callId, signals } of waiting) if (callId === this.callId) this.#inbox.skip(signals)
  }

  /** The caller offers first. A page that was reloaded offers anew, whichever side it is. */
  start(resumed: boolean): void {
    if (resumed || this.#parts.side === 'caller') this.#then(() => this.#offerAnew())
  }

  receive(arrived: SignalsArrived): void {
    if (arrived.callId !== this.callId || this.#closed) return
    const { fresh, gap } = this.#inbox.take(arrived.signals)
    for (const { kind, payload } of fresh) this.#then(() => this.#apply(kind, payload))
    if (gap) this.#parts.pull()
  }

  /** The socket is back: say what waited, and how media is, in case it was not heard. */
  resync(): void {
    void this.#outbox.flush()
    if (this.#peer?.state === 'connected') this.#parts.mediaConnected()
  }

  /** The server counts this side as away although media flows: it did not hear of it. */
  stateSeen(call: CallView): void {
    if (call.state === 'reconnecting' && !call.peerAway) this.resync()
  }

  localChanged(local: LocalMediaState): void {
    this.#local = local
    this.#peer?.setTracks(tracksOf(local))
    this.#peer?.setSwitches(switchesOf(local))
  }

  /** The network under us changed: do not wait until the old path is known to be dead. */
  networkChanged(): void {
    if (this.#peer && this.#peer.state !== 'new') void this.#restart()
  }

  stats(): Promise<RTCStatsReport> | undefined {
    return this.#peer?.stats()
  }

  close(): void {
    this.#closed = true
    this.#ladder.stop()
    this.#outbox.close()
    this.#peer?.close()
    this.#peer = undefined
  }

  #then(step: () => Promise<void>): void {
    this.#work = this.#work.then(async () => {
      if (!this.#closed) await step()
    }).catch((cause: unknown) => console.warn('A signal could not be applied.', cause))
  }

  async #offerAnew(): Promise<void> {
    const peer = await this.#newPeer()
    peer?.start()
  }

  async #apply(kind: SignalKind, payload: string): Promise<void> {
    const peer = this.#peer ?? (await this.#newPeer())
    switch (await peer?.receive(kind, payload)) {
      case 'replace':
        await (await this.#newPeer())?.receive(kind, payload)
        break
      case 'offer_anew':
        await this.#offerAnew()
        break
      case 'done':
      case undefined:
        break
    }
  }

  async #newPeer(): Promise<Peer | undefined> {
    await this.#refreshConfiguration()
    if (this.#closed) return undefined
    this.#peer?.close()
    this.#ladder.stop()
    this.#outbox.clear()
    const create = this.#parts.createPeer ?? ((...args) => new Peer(...args))
    this.#changeRemote({ connection: 'new' })
    const peer = create(this.#configuration, this.#parts.side === 'callee', tracksOf(this.#local), switchesOf(this.#local), {
      signal: (kind, payload) => this.#outbox.add(kind, payload),
      state: (state) => {
        this.#ladder.changed(state)
        this.#changeRemote({ ...this.#remote, connection: state })
      },
      track: (track) => this.#changeRemote({ ...this.#remote, [track.kind]: track }),
      switches: (switches) => this.#changeRemote({ ...this.#remote, switches }),
    })
    this.#peer = peer
    return peer
  }

  async #restart(): Promise<void> {
    await this.#refreshConfiguration()
    this.#peer?.restartIce(this.#configuration)
  }

  /** Credentials of the relay live for minutes; each connection and each restart has good ones. */
  async #refreshConfiguration(): Promise<void> {
    if (Date.now() < this.#configurationEnds) return
    try {
      const answer = await this.#parts.iceServers()
      this.#configuration = {
        iceServers: answer.iceServers.map((server) => ({ ...server, urls: [...server.urls] })),
        iceTransportPolicy: answer.relayOnly ? 'relay' : 'all',
        bundlePolicy: 'max-bundle',
      }
      this.#configurationEnds = Date.parse(answer.expiresAt) - 60_000
    } catch (cause) {
      // Signaling is away while media may well find its way: on with what we have.
      console.warn('The list of ICE servers could not be fetched.', cause)
    }
  }

  #changeRemote(remote: RemoteMedia): void {
    this.#remote = remote
    this.#parts.remoteChanged(remote)
  }
}

const switchesOf = (local: LocalMediaState): RemoteSwitches => ({
  microphone: local.microphone !== undefined && !local.muted,
  camera: local.camera !== undefined,
  screen: local.screen !== undefined,
})
