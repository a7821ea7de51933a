import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { OutgoingSignal } from '../contracts/generated'
import { SignalInbox } from './inbox'
import { SignalOutbox } from './outbox'

const signal = (seq: number) => ({ seq, kind: 'candidate', payload: String(seq) }) as const

describe('signals that arrive', () => {
  it('Come once each, in order', () => {
    const inbox = new SignalInbox()
    expect(inbox.take([signal(2), signal(1)]).fresh.map((one) => one.seq)).toEqual([1, 2])
    expect(inbox.take([signal(1), signal(2), signal(3)]).fresh.map((one) => one.seq)).toEqual([3])
  })

  it('With a gap between wait for what was lost', () => {
    const inbox = new SignalInbox()
    inbox.take([signal(1)])
    expect(inbox.take([signal(3)])).toEqual({ fresh: [], gap: true })
    expect(inbox.take([signal(2), signal(3)]).fresh.map((one) => one.seq)).toEqual([2, 3])
  })

  it('Before the gap are used', () => {
    const { fresh, gap } = new SignalInbox().take([signal(1), signal(4)])
    expect(fresh.map((one) => one.seq)).toEqual([1])
    expect(gap).toBe(true)
  })

  it('Of an earlier page are skipped', () => {
    const inbox = new SignalInbox()
    inbox.skip([signal(1), signal(7)])
    expect(inbox.take([signal(7), signal(8)]).fresh.map((one) => one.seq)).toEqual([8])
  })
})

describe('signals that leave', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const outbox = (answer: () => Promise<boolean> = () => Promise.resolve(true)) => {
    const batches: (readonly OutgoingSignal[])[] = []
    return {
      batches,
      box: new SignalOutbox((signals) => {
        batches.push(signals)
        return answer()
      }),
    }
  }

  it('Candidates of 100 ms travel together', async () => {
    const { box, batches } = outbox()
    box.add('candidate', 'a')
    await vi.advanceTimersByTimeAsync(60)
    box.add('candidate', 'b')
    await vi.advanceTimersByTimeAsync(60)
    expect(batches.map((batch) => batch.map((one) => one.payload))).toEqual([['a', 'b']])
  })

  it('A description goes at once, after the candidates before it', async () => {
    const { box, batches } = outbox()
    box.add('candidate', 'a')
    box.add('offer', 'sdp')
    await vi.advanceTimersByTimeAsync(0)
    expect(batches.flat().map((one) => one.payload)).toEqual(['a', 'sdp'])
  })

  it('Wait, in order, while there is no socket', async () => {
    let up = false
    const { box, batches } = outbox(() => Promise.resolve(up))
    box.add('offer', '1')
    await vi.advanceTimersByTimeAsync(0)
    box.add('candidate', '2')
    up = true
    await box.flush()
    expect(batches.at(-1)?.map((one) => one.payload)).toEqual(['1', '2'])
  })

  it('A batch is at most fifty', async () => {
    const { box, batches } = outbox()
    for (let index = 0; index < 120; index++) box.add('candidate', String(index))
    await vi.advanceTimersByTimeAsync(200)
    expect(batches.map((batch) => batch.length)).toEqual([50, 50, 20])
  })

  it('Of a connection that is gone are void', async () => {
    let up = false
    const { box, batches } = outbox(() => Promise.resolve(up))
    box.add('offer', 'old')
    await vi.advanceTimersByTimeAsync(0)
    box.clear()
    up = true
    box.add('offer', 'new')
    await vi.advanceTimersByTimeAsync(0)
    expect(batches.at(-1)?.map((one) => one.payload)).toEqual(['new'])
  })

  it('After the call nothing is sent', async () => {
    const { box, batches } = outbox()
    box.close()
    box.add('candidate', 'late')
    await vi.advanceTimersByTimeAsync(200)
    expect(batches).toEqual([])
  })
})
