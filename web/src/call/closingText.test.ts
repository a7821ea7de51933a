import { describe, expect, it } from 'vitest'
import { callView, incomingView } from '../testing/calls'
import { closingText } from './closingText'
import { stateLine } from './stateLine'

const ended = (outcome: string, cause: string, more = {}) => ({ kind: 'ended', call: callView({ state: 'ended', outcome, cause, ...more } as never) }) as const
const endedForCallee = (outcome: string, cause: string) => ({ kind: 'ended', call: incomingView({ state: 'ended', outcome, cause } as never) }) as const

describe('what the caller reads', () => {
  it.each([
    ['missed', 'busy', 'John Doe is unavailable'],
    ['missed', 'dnd', 'John Doe is unavailable'],
    ['missed', 'offline', 'John Doe is offline. They will see your missed call.'],
    ['missed', 'no_answer', 'No answer'],
    ['declined', 'declined', 'Declined by John Doe'],
    ['cancelled', 'cancelled', 'Call cancelled'],
    ['failed', 'connect_timeout', 'The call could not be connected'],
    ['dropped', 'media_lost', 'The connection was lost'],
    ['completed', 'hung_up', 'Call ended'],
    ['completed', 'ended_by_admin', 'An admin ended the call'],
  ])('%s by %s: %s', (outcome, cause, title) => expect(closingText(ended(outcome, cause)).title).toBe(title))

  it('How long they talked', () => {
    const closing = ended('completed', 'hung_up', { connectedAt: '2026-11-26T10:00:00Z', endedAt: '2026-11-26T10:01:05Z' })
    expect(closingText(closing).detail).toBe('You talked with John Doe for 1:05.')
  })

  it('A device that went away is named', () => expect(closingText(ended('dropped', 'device_lost')).detail).toBe("John Doe's device went away"))
})

describe('what the callee reads', () => {
  it.each([
    ['missed', 'no_answer', 'Missed call from Ken Tse'],
    ['cancelled', 'cancelled', 'Missed call from Ken Tse'],
    ['declined', 'declined', 'Declined'],
  ])('%s by %s: %s', (outcome, cause, title) => expect(closingText(endedForCallee(outcome, cause)).title).toBe(title))

  it('Another device answered', () => expect(closingText({ kind: 'elsewhere', call: incomingView() }).title).toBe('Answered on another device'))
})

describe('the line under the name', () => {
  it('Nothing rings before a device said so', () => expect(stateLine(callView())).toBe('Calling…'))
  it('One device', () => expect(stateLine(callView({ state: 'ringing', ringingDevices: 1 }))).toBe('Ringing on 1 device…'))
  it('Two devices', () => expect(stateLine(callView({ state: 'ringing', ringingDevices: 2 }))).toBe('Ringing on 2 devices…'))
  it('The other side reloads', () => expect(stateLine(callView({ state: 'reconnecting', peerAway: true }))).toContain('waiting for John Doe'))
  it('Before the server answered', () => expect(stateLine(undefined)).toBe('Calling…'))
})
