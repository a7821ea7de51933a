import type { SignalKind } from '../contracts/generated'
import { decideAnswer, decideOffer, type Situation } from './negotiation'
import { hasDataChannel, hasUfrag, sessionOf } from './sdp'

export type Tracks = Readonly<Record<'audio' | 'video', MediaStreamTrack | null>>

/** What the other page says about itself over the data channel. */
export interface RemoteSwitches {
  readonly microphone: boolean
  readonly camera: boolean
  readonly screen: boolean
}

export interface PeerEvents {
  signal(kind: SignalKind, payload: string): void
  state(state: RTCPeerConnectionState): void
  track(track: MediaStreamTrack): void
  switches(remote: RemoteSwitches): void
}

/** `replace`: a new page offers, answer it with a new peer · `offer_anew`: a new page answered, offer to it with a new peer. */
export type Received = 'done' | 'replace' | 'offer_anew'

/** Answers of the channel are small facts; the number is agreed, so that no negotiation is needed for it. */
const channelId = 1

/** The one place with an RTCPeerConnection: one connection from one page of ours to one page of the other side. */
export class Peer {
  readonly #pc: RTCPeerConnection
  readonly #polite: boolean
  readonly #events: PeerEvents
  #channel?: RTCDataChannel
  #tracks: Tracks
  #switches: RemoteSwitches
  #makingOffer = false
  #ignoring = false
  /** Descriptions and candidates are applied one after the other, in the order of the server. */
  #queue: Promise<unknown> = Promise.resolve()

  constructor(configuration: RTCConfiguration, polite: boolean, tracks: Tracks, switches: RemoteSwitches, events: PeerEvents) {
    this.#polite = polite
    this.#events = events
    this.#tracks = tracks
    this.#switches = switches
    this.#pc = new RTCPeerConnection(configuration)
    this.#pc.onicecandidate = ({ candidate }) => {
      if (candidate) events.signal('candidate', JSON.stringify(candidate))
    }
    this.#pc.onconnectionstatechange = () => events.state(this.#pc.connectionState)
    this.#pc.ontrack = ({ track }) => events.track(track)
    this.#pc.onnegotiationneeded = () => void this.#offer()
  }

  get state(): RTCPeerConnectionState {
    return this.#pc.connectionState
  }

  /** Begins a connection: sound and picture are agreed at once, so that a camera later needs no negotiation. */
  start(): void {
    for (const kind of ['audio', 'video'] as const) this.#pc.addTransceiver(this.#tracks[kind] ?? kind, { direction: 'sendrecv' })
    this.#openChannel()
  }

  receive(kind: SignalKind, payload: string): Promise<Received> {
    const work = this.#queue.then(() => this.#apply(kind, payload))
    this.#queue = work.catch(() => undefined)
    return work
  }

  setTracks(tracks: Tracks): void {
    this.#tracks = tracks
    void this.#attach()
  }

  setSwitches(switches: RemoteSwitches): void {
    this.#switches = switches
    if (this.#channel?.readyState === 'open') this.#channel.send(JSON.stringify(switches))
  }

  restartIce(configuration: RTCConfiguration): void {
    if (this.#pc.signalingState === 'closed') return
    this.#pc.setConfiguration(configuration)
    this.#pc.restartIce()
  }

  stats(): Promise<RTCStatsReport> {
    return this.#pc.getStats()
  }

  close(): void {
    this.#pc.onicecandidate = this.#pc.onconnectionstatechange = this.#pc.ontrack = this.#pc.onnegotiationneeded = null
    this.#channel?.close()
    this.#pc.close()
  }

  get #situation(): Situation {
    const remote = this.#pc.remoteDescription
    return {
      polite: this.#polite,
      makingOffer: this.#makingOffer,
      signalingState: this.#pc.signalingState,
      remoteSession: remote ? sessionOf(remote.sdp) : undefined,
    }
  }

  async #offer(): Promise<void> {
    try {
      this.#makingOffer = true
      await this.#pc.setLocalDescription()
      this.#sendDescription()
    } catch (cause) {
      // Closed meanwhile, or an offer came first: the answer to that one renegotiates what is still needed.
      if (this.#pc.signalingState !== 'closed') console.warn('An offer could not be made.', cause)
    } finally {
      this.#makingOffer = false
    }
  }

  async #apply(kind: SignalKind, payload: string): Promise<Received> {
    if (this.#pc.signalingState === 'closed') return 'done'
    switch (kind) {
      case 'offer':
        return await this.#applyOffer(payload)
      case 'answer':
        return await this.#applyAnswer(payload)
      case 'candidate':
        await this.#applyCandidate(payload)
        return 'done'
    }
  }

  async #applyOffer(sdp: string): Promise<Received> {
    const decision = decideOffer(this.#situation, sessionOf(sdp))
    this.#ignoring = decision === 'ignore' || decision === 'repeat'
    switch (decision) {
      case 'replace':
        return 'replace'
      case 'ignore':
        return 'done'
      case 'repeat':
        this.#sendDescription()
        return 'done'
      case 'accept':
        await this.#pc.setRemoteDescription({ type: 'offer', sdp })
        if (hasDataChannel(sdp)) this.#openChannel()
        await this.#attach()
        await this.#pc.setLocalDescription()
        this.#sendDescription()
        return 'done'
    }
  }

  async #applyAnswer(sdp: string): Promise<Received> {
    switch (decideAnswer(this.#situation, sessionOf(sdp))) {
      case 'offer_anew':
        return 'offer_anew'
      case 'ignore':
        return 'done'
      case 'accept':
        await this.#pc.setRemoteDescription({ type: 'answer', sdp })
        this.#ignoring = false
        return 'done'
    }
  }

  async #applyCandidate(payload: string): Promise<void> {
    const candidate = payload === '' ? { candidate: '' } : (JSON.parse(payload) as RTCIceCandidateInit)
    const remote = this.#pc.remoteDescription
    // Of a description that we did not take, or of a page that is gone.
    if (!remote || this.#ignoring) return
    if (candidate.usernameFragment && !hasUfrag(remote.sdp, candidate.usernameFragment)) return
    await this.#pc.addIceCandidate(candidate)
  }

  #sendDescription(): void {
    const local = this.#pc.localDescription
    if (local && (local.type === 'offer' || local.type === 'answer')) this.#events.signal(local.type, local.sdp)
  }

  /** Puts our tracks on the lines that were agreed; a kind without a line gets one by a new negotiation. */
  async #attach(): Promise<void> {
    for (const kind of ['audio', 'video'] as const) {
      const track = this.#tracks[kind]
      const line = this.#pc.getTransceivers().find((one) => one.receiver.track.kind === kind && one.currentDirection !== 'stopped')
      if (line) {
        line.direction = 'sendrecv'
        if (line.sender.track !== track) await line.sender.replaceTrack(track)
      } else if (track && this.#pc.remoteDescription) {
        this.#pc.addTransceiver(track, { direction: 'sendrecv' })
      }
    }
  }

  #openChannel(): void {
    if (this.#channel) return
    this.#channel = this.#pc.createDataChannel('switches', { negotiated: true, id: channelId })
    this.#channel.onopen = () => this.setSwitches(this.#switches)
    this.#channel.onmessage = ({ data }: MessageEvent<string>) => this.#events.switches(JSON.parse(data) as RemoteSwitches)
  }
}
