import { describe, expect, it } from 'vitest'
import { callView, incomingView, presenceView, snapshotOf } from '../testing/calls'
import { phaseOf } from './phase'
import { initialState, reduce, type CallingAction, type CallingState } from './state'

const after = (...actions: readonly CallingAction[]): CallingState => actions.reduce(reduce, initialState('here'))
const call = (change = {}): CallingAction => ({ kind: 'call', call: callView(change) })
const incoming = (change = {}): CallingAction => ({ kind: 'call', call: incomingView(change) })
const snapshot = (change = {}): CallingAction => ({ kind: 'snapshot', snapshot: snapshotOf(change), now: Date.parse('2026-11-26T10:00:00Z') })

describe('a call by its versions', () => {
  it('A newer version replaces the one held', () => {
    expect(after(call(), call({ version: 2, state: 'ringing', ringingDevices: 2 })).call?.ringingDevices).toBe(2)
  })

  it('A message that comes late changes nothing', () => {
    const state = after(call({ version: 5, state: 'connected' }))
    expect(reduce(state, call({ version: 4, state: 'connecting' }))).toBe(state)
  })

  it('The same message twice changes nothing', () => {
    const state = after(call({ version: 2 }))
    expect(reduce(state, call({ version: 2 }))).toBe(state)
  })

  it('Nothing brings a call back that is over', () => {
    const state = after(call(), call({ version: 9, state: 'ended', outcome: 'completed', cause: 'hung_up' }), call({ version: 3, state: 'ringing' }))
    expect(state.call).toBeUndefined()
  })

  it('The end of a call that never was here does not disturb the one that runs', () => {
    const state = after(call({ state: 'connected' }), incoming({ callId: 'call-2', state: 'ended', outcome: 'missed', cause: 'busy' }))
    expect(state.call?.callId).toBe('call-1')
    expect(state.closing).toBeUndefined()
  })

  it('A new live call takes the place of one whose end was not heard', () => {
    expect(after(call(), incoming({ callId: 'call-2' })).call?.callId).toBe('call-2')
  })
})

describe('what a call is for this device', () => {
  it.each([
    ['outgoing', callView()],
    ['elsewhere', callView({ deviceId: 'other' })],
    ['incoming', incomingView()],
    ['active', callView({ state: 'connecting' })],
    ['active', callView({ state: 'reconnecting' })],
    ['elsewhere', incomingView({ state: 'connected', deviceId: 'other' })],
    ['over', callView({ state: 'ended' })],
  ] as const)('%s', (phase, view) => expect(phaseOf(view, 'here')).toBe(phase))
})

describe('why the screen closed', () => {
  it('A device that rang learns that another one answered', () => {
    const state = after(incoming(), incoming({ version: 2, state: 'connecting', deviceId: 'other' }))
    expect(state.closing?.kind).toBe('elsewhere')
  })

  it('The end of the call on the other device is no news here', () => {
    const state = after(
      incoming(), incoming({ version: 2, state: 'connecting', deviceId: 'other' }), { kind: 'closing_seen' },
      incoming({ version: 3, state: 'ended', deviceId: 'other', outcome: 'completed', cause: 'hung_up' }),
    )
    expect(state.closing).toBeUndefined()
    expect(state.call).toBeUndefined()
  })

  it('A device that rang hears of the end', () => {
    expect(after(incoming(), incoming({ version: 2, state: 'ended', outcome: 'cancelled', cause: 'cancelled' })).closing?.kind).toBe('ended')
  })

  it('A missed call that never rang here opens no closing card', () => {
    expect(after(incoming({ state: 'ended', outcome: 'missed', cause: 'busy' })).closing).toBeUndefined()
  })

  it('An attempt that did not ring closes with its reason', () => {
    const state = after({ kind: 'dialing', dialing: { peer: { id: 'john_doe', name: 'John Doe' }, type: 'audio' } }, call({ state: 'ended', outcome: 'missed', cause: 'busy' }))
    expect(state.dialing).toBeUndefined()
    expect(state.closing?.kind).toBe('ended')
  })

  it('An attempt of another device of mine closes nothing here', () => {
    expect(after(call({ deviceId: 'other', state: 'ended', outcome: 'missed', cause: 'busy' })).closing).toBeUndefined()
  })

  it('A refused microphone says so and leaves no call behind', () => {
    const state = after({ kind: 'dialing', dialing: { peer: { id: 'a', name: 'A' }, type: 'audio' } }, { kind: 'dial_stopped', message: 'No microphone' })
    expect(state.closing).toEqual({ kind: 'failed', peer: { id: 'a', name: 'A' }, message: 'No microphone' })
    expect(state.dialing).toBeUndefined()
  })

  it('A new call takes the old card away', () => {
    const state = after(call(), call({ version: 2, state: 'ended', outcome: 'declined', cause: 'declined' }), incoming({ callId: 'call-2' }))
    expect(state.closing).toBeUndefined()
  })

  it('Somebody else\'s call does not end our own dialing', () => {
    const state = after({ kind: 'dialing', dialing: { peer: { id: 'a', name: 'A' }, type: 'audio' } }, incoming())
    expect(state.dialing).toBeDefined()
  })
})

describe('snapshots', () => {
  it('The clock of the server is known by its difference', () => {
    expect(after(snapshot()).clockOffset).toBe(10_000)
  })

  it('A call that the server does not know any more is over', () => {
    const state = after(call({ state: 'connected' }), snapshot())
    expect(state.call).toBeUndefined()
    expect(state.closing?.kind).toBe('unknown')
  })

  it('A call that began after the snapshot was taken stays', () => {
    expect(after(call({ startedAt: '2026-11-26T10:00:20Z' }), snapshot()).call).toBeDefined()
  })

  it('A page that was reloaded in a call resumes it', () => {
    expect(after(snapshot({ calls: [callView({ state: 'reconnecting' })] })).resumed).toBe('call-1')
  })

  it('A page that only lost its socket does not start media anew', () => {
    const state = after(snapshot(), call({ state: 'connected' }), snapshot({ calls: [callView({ version: 2, state: 'connected' })] }))
    expect(state.resumed).toBeUndefined()
  })

  it('A call on another device of mine is not resumed here', () => {
    expect(after(snapshot({ calls: [callView({ state: 'connected', deviceId: 'other' })] })).resumed).toBeUndefined()
  })

  it('A snapshot older than a message does not undo it', () => {
    const state = after(call({ version: 4, state: 'connected' }), snapshot({ calls: [callView({ version: 3, state: 'connecting' })] }))
    expect(state.call?.state).toBe('connected')
  })
})

describe('presence, badges and the link', () => {
  it('An older presence does not replace a newer one', () => {
    const state = after({ kind: 'presence', changes: [presenceView({ version: 5, status: 'busy' })] })
    expect(reduce(state, { kind: 'presence', changes: [presenceView({ version: 4 })] })).toBe(state)
  })

  it('The badge is the true count, and a count alone shows no toast', () => {
    const state = after({ kind: 'missed', notice: { unseenCount: 3 } })
    expect(state.unseen).toBe(3)
    expect(state.missed).toBeUndefined()
  })

  it('Every notice lets lists fetch again', () => {
    expect(after({ kind: 'missed', notice: { unseenCount: 1 } }, { kind: 'missed', notice: { unseenCount: 1 } }).missedVersion).toBe(2)
  })

  it('Who is signed out stays so', () => {
    expect(after({ kind: 'link', link: 'signed_out' }, { kind: 'link', link: 'up' }).link).toBe('signed_out')
  })
})
