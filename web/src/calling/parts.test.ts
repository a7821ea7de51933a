import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { spanMs, watchActivity } from './activity'
import { describeDevice } from './device'
import { diagnose } from './diagnostics'
import { ApiError } from './http'
import { patiently } from './patience'
import { PresenceWatch } from './presence'
import { gradeOf, QualityMeter, summary } from './quality'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the presence of the people on screen', () => {
  const world = () => {
    const calls: string[] = []
    const watch = new PresenceWatch({
      watch: (users) => {
        calls.push(`+${users.join()}`)
        return Promise.resolve([])
      },
      unwatch: (users) => {
        calls.push(`-${users.join()}`)
        return Promise.resolve(undefined)
      },
      changed: () => undefined,
    })
    return { watch, calls }
  }
  const settle = () => vi.advanceTimersByTimeAsync(200)

  it('Rows that only pass by are not watched', async () => {
    const { watch, calls } = world()
    watch.show(['a'])()
    watch.show(['b'])
    await settle()
    expect(calls).toEqual(['+b'])
  })

  it('A person shown twice is watched until nobody shows them', async () => {
    const { watch, calls } = world()
    const stop = watch.show(['a'])
    const stopToo = watch.show(['a'])
    await settle()
    stop()
    await settle()
    expect(calls).toEqual(['+a'])
    stopToo()
    await settle()
    expect(calls).toEqual(['+a', '-a'])
  })

  it('A new socket watches them again', async () => {
    const { watch, calls } = world()
    watch.show(['a'])
    await settle()
    watch.renew()
    await settle()
    expect(calls).toEqual(['+a', '+a'])
  })
})

describe('activity', () => {
  it('Is told at most once a minute', () => {
    let now = 0
    const active = vi.fn()
    const stop = watchActivity(window, () => now, active)
    const press = () => window.dispatchEvent(new Event('keydown'))
    press()
    expect(active).not.toHaveBeenCalled()
    now = 61_000
    press()
    press()
    expect(active).toHaveBeenCalledTimes(1)
    stop()
    now = 200_000
    press()
    expect(active).toHaveBeenCalledTimes(1)
  })

  it.each([['00:00:10', 10_000], ['00:01:00.5', 60_500], ['1.00:00:00', 86_400_000], ['nonsense', 10_000]])('%s is %i ms', (span, ms) => expect(spanMs(span)).toBe(ms))
})

describe('patience with a server that comes back', () => {
  const parts = (up: boolean, giveUp = false) => ({ giveUp: () => giveUp, isUp: () => up, onUp: () => () => undefined })

  it('What failed for want of a socket is asked again when it is back', async () => {
    let listener: () => void = () => undefined
    const ask = vi.fn().mockRejectedValueOnce(ApiError.network()).mockResolvedValue('done')
    const result = patiently(ask, { giveUp: () => false, isUp: () => false, onUp: (heard) => ((listener = heard), () => undefined) })
    await vi.advanceTimersByTimeAsync(10)
    listener()
    await expect(result).resolves.toBe('done')
  })

  it('A refusal is not asked again', async () => {
    const ask = vi.fn().mockRejectedValue(new ApiError('call_over', 'The call is over.', false))
    await expect(patiently(ask, parts(true))).rejects.toMatchObject({ code: 'call_over' })
    expect(ask).toHaveBeenCalledTimes(1)
  })

  it('It ends after ten seconds, with the reason', async () => {
    const result = patiently(() => Promise.reject(ApiError.network()), parts(false)).catch((cause: unknown) => cause)
    await vi.advanceTimersByTimeAsync(11_000)
    expect(await result).toMatchObject({ code: 'network' })
  })

  it('Who gave up waits for nothing', async () => {
    await expect(patiently(() => Promise.reject(ApiError.network()), parts(false, true))).rejects.toMatchObject({ code: 'network' })
  })
})

describe('quality', () => {
  const report = (lost: number, received: number, roundTrip = 0.05) =>
    new Map<string, unknown>([
      ['t', { id: 't', type: 'transport', selectedCandidatePairId: 'p' }],
      ['p', { id: 'p', type: 'candidate-pair', currentRoundTripTime: roundTrip, localCandidateId: 'c' }],
      ['c', { id: 'c', type: 'local-candidate', candidateType: 'relay' }],
      ['i', { id: 'i', type: 'inbound-rtp', kind: 'audio', packetsLost: lost, packetsReceived: received, bytesReceived: 10, jitter: 0.004, audioLevel: 0.5 }],
    ]) as unknown as RTCStatsReport

  it('Is a word', () => {
    expect(gradeOf({ roundTripMs: 40, jitterMs: 5, loss: 0 })).toBe('good')
    expect(gradeOf({ roundTripMs: 300, jitterMs: 5, loss: 0 })).toBe('fair')
    expect(gradeOf({ roundTripMs: 40, jitterMs: 5, loss: 0.2 })).toBe('poor')
  })

  it('Loss is that of the time between two samples', () => {
    const meter = new QualityMeter()
    expect(meter.sample(report(0, 100))?.loss).toBe(0)
    expect(meter.sample(report(50, 150))?.loss).toBe(0.5)
    expect(meter.sample(report(50, 250))?.loss).toBe(0)
  })

  it('A relayed path is known', () => expect(new QualityMeter().sample(report(0, 1))).toMatchObject({ relayed: true, roundTripMs: 50, jitterMs: 4 }))

  it('Without a path there is nothing to grade', () => expect(new QualityMeter().sample(new Map() as unknown as RTCStatsReport)).toBeUndefined())

  it('A report is the mean of its samples', () => {
    const sample = { grade: 'good', roundTripMs: 100, jitterMs: 0, loss: 0, relayed: false } as const
    expect(summary([sample, { ...sample, roundTripMs: 500 }])).toMatchObject({ roundTripMs: 300, grade: 'fair' })
    expect(summary([])).toBeUndefined()
  })

  it('Support reads plain numbers', () => {
    expect(diagnose('connected', report(0, 7))).toMatchObject({ state: 'connected', inboundAudioPackets: 7, inboundAudioLevel: 0.5, inboundVideoFrames: 0 })
    expect(diagnose('none', undefined).inboundAudioBytes).toBe(0)
  })
})

describe('what a device is called', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0', 'Edge 140', 'Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0', 'Firefox 142', 'Linux'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15', 'Safari 18', 'macOS'],
    ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36', 'Chrome 141', 'Android'],
    ['curl/8', 'Browser', undefined],
  ])('%s', (agent, browser, system) => expect(describeDevice(agent)).toEqual({ browser, system }))
})
