import type { CallView, PresenceView, Snapshot } from '../contracts/generated'

/** A call as the tests need it: Ken calls John from the device `here`. */
export const callView = (change: Partial<CallView> = {}): CallView => ({
  callId: 'call-1',
  version: 1,
  state: 'calling',
  type: 'audio',
  side: 'caller',
  peer: { id: 'john_doe', name: 'John Doe' },
  deviceId: 'here',
  ringingDevices: 0,
  startedAt: '2026-11-26T10:00:00Z',
  ringDeadline: '2026-11-26T10:00:30Z',
  peerAway: false,
  ...change,
})

/** The same seen by the one who is called: no device is bound before the answer. */
export const incomingView = (change: Partial<CallView> = {}): CallView =>
  callView({ side: 'callee', deviceId: undefined, peer: { id: 'ken', name: 'Ken Tse' }, state: 'ringing', ...change })

export const presenceView = (change: Partial<PresenceView> = {}): PresenceView => ({
  userId: 'me', name: 'Me', status: 'online', version: 1, ...change,
})

export const snapshotOf = (change: Partial<Snapshot> = {}): Snapshot => ({
  serverTime: '2026-11-26T10:00:10Z',
  me: { id: 'me', name: 'Me', role: 'user' },
  presence: presenceView(),
  calls: [],
  signals: [],
  heartbeatEvery: '00:00:10',
  ...change,
})
