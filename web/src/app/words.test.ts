import { describe, expect, it } from 'vitest'
import { untilOf } from './StatusDialog'
import { dayBounds } from '../history/HistoryFilters'
import { eventText } from '../history/Timeline'
import { figuresOf } from '../admin/figures'
import { timelineKinds } from '../contracts/generated'
import { agoText, durationText, whenText } from '../ui/times'

describe('times as people say them', () => {
  it.each([[0, '0:00'], [7.9, '0:07'], [754, '12:34'], [3723, '1:02:03'], [-3, '0:00']])('%d s is %s', (seconds, text) => expect(durationText(seconds)).toBe(text))

  it('Today needs no date, yesterday its name', () => {
    const now = new Date('2026-11-26T15:00:00')
    expect(whenText('2026-11-26T10:32:00', now)).not.toContain(',')
    expect(whenText('2026-11-25T10:32:00', now)).toContain('yesterday')
    expect(whenText('2025-02-03T10:32:00', now)).toContain('2025')
  })

  it.each([[30_000, 'this minute'], [5 * 60_000, '5 minutes ago'], [3 * 3_600_000, '3 hours ago'], [26 * 3_600_000, 'yesterday']])('%d ms before is %s', (ms, text) =>
    expect(agoText(new Date(1_000_000_000_000 - ms).toISOString(), 1_000_000_000_000)).toBe(text))

  it('A status ends after an hour, or at midnight, or never', () => {
    const now = new Date('2026-11-26T15:00:00')
    expect(untilOf('60', now)).toBe(new Date('2026-11-26T16:00:00').toISOString())
    expect(untilOf('today', now)).toBe(new Date('2026-11-27T00:00:00').toISOString())
    expect(untilOf('never', now)).toBeUndefined()
  })

  it('A day has its bounds in the zone of the browser', () =>
    expect(dayBounds('2026-11-26')).toEqual({ from: new Date(2026, 10, 26).toISOString(), to: new Date(2026, 10, 27).toISOString() }))
})

describe('the timeline', () => {
  it('Every transition has a sentence', () => {
    for (const kind of timelineKinds) expect(eventText({ at: '', kind, state: 'ringing', by: 'ken' }, [{ id: 'ken', name: 'Ken Tse' }]).length).toBeGreaterThan(5)
  })

  it('Somebody who is not of the call is named by their id', () =>
    expect(eventText({ at: '', kind: 'ended_by_admin', state: 'ended', by: 'boss' }, [])).toBe('boss ended the call as an admin'))
})

describe('figures', () => {
  const day = { day: '2026-11-26', calls: 4, completed: 2, missed: 1, declined: 0, cancelled: 1, failed: 0, dropped: 0, medianSecondsToAnswer: 4, medianDurationSeconds: 60 }

  it('Add up', () => expect(figuresOf({ days: [day, { ...day, day: '2026-11-27', completed: 0, calls: 0, missed: 0, cancelled: 0, medianSecondsToAnswer: undefined }], admins: [] }))
    .toMatchObject({ calls: 4, answerRate: 0.5, missed: 2, secondsToAnswer: 4, secondsOfTalk: 60 }))

  it('Without calls there is no rate', () => expect(figuresOf({ days: [], admins: [] }).answerRate).toBeUndefined())
})
