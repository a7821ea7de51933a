import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CallSide, OutgoingSignal, SignalKind } from '../contracts/generated'
import { callView } from '../testing/calls'
import type { Peer, PeerEvents, Received } from './peer'
import { CallSession } from './session'

/** Stands for one RTCPeerConnection: what it is told, and what the test lets it say. */
class FakePeer {
  readonly heard: string[] = []
  readonly polite: boolean
  readonly events: PeerEvents
  state: RTCPeerConnectionState = 'new'
  answers: Received[] = []
  restarts = 0
  closed = false

  constructor(polite: boolean, events: PeerEvents) {
    this.polite = polite
    this.events = events
  }

  start() {
    this.heard.push('start')
    this.events.signal('offer', 'sdp')
  }

  receive(kind: SignalKind, payload: string) {
    this.heard.push(`${kind} ${payload}`)
    return Promise.resolve(this.answers.shift() ?? 'done')
  }

  restartIce() {
    this.restarts++
  }

  become(state: RTCPeerConnectionState) {
    this.state = state
    this.events.state(state)
  }

  setTracks() {
    this.heard.push('tracks')
  }

  setSwitches() {
    this.heard.push('switches')
  }

  close() {
    this.closed = true
  }
}

function world(side: CallSide) {
  const peers: FakePeer[] = []
  const sent: OutgoingSignal[] = []
  const told: string[] = []
  const session = new CallSession(
    {
      callId: 'call-1',
      side,
      iceServers: () => Promise.resolve({ iceServers: [], relayOnly: false, expiresAt: new Date(Date.now() + 600_000).toISOString() }),
      send: (signals) => {
        sent.push(...signals)
        return Promise.resolve(true)
      },
      pull: () => told.push('pull'),
      mediaConnected: () => told.push('connected'),
      mediaLost: () => told.push('lost'),
      remoteChanged: () => undefined,
      createPeer: (_configuration, polite, _tracks, _switches, events) => {
        const peer = new FakePeer(polite, events)
        peers.push(peer)
        return peer as unknown as Peer
      },
    },
    { muted: false },
  )
  const arrive = async (seq: number, kind: SignalKind, payload = 'sdp') => {
    session.receive({ callId: 'call-1', signals: [{ seq, kind, payload }] })
    await vi.advanceTimersByTimeAsync(0)
  }
  return { session, peers, sent, told, arrive }
}

const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('who begins', () => {
  it('The caller offers, and is the impolite side', async () => {
    const { session, peers, sent } = world('caller')
    session.start(false)
    await settle()
    expect(peers[0]?.polite).toBe(false)
    expect(sent.map((one) => one.kind)).toEqual(['offer'])
  })

  it('The callee waits for the offer and gathers nothing before', async () => {
    const { session, peers, arrive } = world('callee')
    session.start(false)
    await settle()
    expect(peers).toEqual([])
    await arrive(1, 'offer')
    expect(peers[0]?.polite).toBe(true)
    expect(peers[0]?.heard).toEqual(['offer sdp'])
  })

  it('A reloaded callee offers anew, and what its old page received is void', async () => {
    const { session, peers, arrive } = world('callee')
    session.skip([{ callId: 'call-1', signals: [{ seq: 1, kind: 'offer', payload: 'old' }] }])
    session.start(true)
    await settle()
    await arrive(1, 'offer', 'old')
    expect(peers[0]?.heard).toEqual(['start'])
  })
})

describe('the other page is a new one', () => {
  it('Its offer is answered by a new connection, and the old one is closed', async () => {
    const { session, peers, arrive } = world('caller')
    session.start(false)
    await settle()
    if (peers[0]) peers[0].answers = ['replace']
    await arrive(1, 'offer', 'anew')
    expect(peers[0]?.closed).toBe(true)
    expect(peers[1]?.heard).toEqual(['offer anew'])
  })

  it('Its answer to an old offer leads to a fresh offer', async () => {
    const { session, peers, arrive } = world('caller')
    session.start(false)
    await settle()
    if (peers[0]) peers[0].answers = ['offer_anew']
    await arrive(1, 'answer')
    expect(peers[1]?.heard).toEqual(['start'])
  })
})

describe('media break', () => {
  const connected = async () => {
    const it = world('caller')
    it.session.start(false)
    await settle()
    const peer = it.peers[0]
    if (!peer) throw new Error('There is no connection.')
    peer.become('connected')
    return { ...it, peer }
  }

  it('The server hears when they flow', async () => expect((await connected()).told).toEqual(['connected']))

  it('A break that heals within two seconds is nobody\'s concern', async () => {
    const { peer, told } = await connected()
    peer.become('disconnected')
    await vi.advanceTimersByTimeAsync(1_900)
    peer.become('connected')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(peer.restarts).toBe(0)
    expect(told).toEqual(['connected', 'connected'])
  })

  it('After two seconds ICE is restarted and the server is told once', async () => {
    const { peer, told } = await connected()
    peer.become('disconnected')
    await vi.advanceTimersByTimeAsync(2_100)
    peer.become('failed')
    await settle()
    expect(peer.restarts).toBe(2)
    expect(told).toEqual(['connected', 'lost'])
  })

  it('Failed restarts at once', async () => {
    const { peer, told } = await connected()
    peer.become('failed')
    await settle()
    expect(peer.restarts).toBe(1)
    expect(told).toEqual(['connected', 'lost'])
  })

  it('A restart that does not connect is tried again until the end of the call', async () => {
    const { peer, session } = await connected()
    peer.become('failed')
    await vi.advanceTimersByTimeAsync(17_000)
    expect(peer.restarts).toBe(3)
    session.close()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(peer.restarts).toBe(3)
  })

  it('A changed network does not wait for the old path to die', async () => {
    const { peer, session } = await connected()
    session.networkChanged()
    await settle()
    expect(peer.restarts).toBe(1)
  })
})

describe('the server and this page agree again', () => {
  it('When the server counts this side as away while media flow, it is told', async () => {
    const { session, peers, told } = world('caller')
    session.start(false)
    await settle()
    peers[0]?.become('connected')
    session.stateSeen(callView({ state: 'reconnecting', peerAway: false }))
    expect(told).toEqual(['connected', 'connected'])
  })

  it('When the other side is away there is nothing to say', async () => {
    const { session, peers, told } = world('caller')
    session.start(false)
    await settle()
    peers[0]?.become('connected')
    session.stateSeen(callView({ state: 'reconnecting', peerAway: true }))
    expect(told).toEqual(['connected'])
  })

  it('A gap in the signals asks for a snapshot', async () => {
    const { told, arrive } = world('callee')
    await arrive(2, 'offer')
    expect(told).toEqual(['pull'])
  })

  it('Signals of another call are not ours', async () => {
    const { session, peers } = world('callee')
    session.receive({ callId: 'other', signals: [{ seq: 1, kind: 'offer', payload: 'sdp' }] })
    await settle()
    expect(peers).toEqual([])
  })

  it('After the end nothing is applied', async () => {
    const { session, peers, arrive } = world('callee')
    session.close()
    await arrive(1, 'offer')
    expect(peers).toEqual([])
  })
})
