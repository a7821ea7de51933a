import type { QualityGrade } from '../contracts/generated'

export interface QualitySample {
  readonly grade: QualityGrade
  readonly roundTripMs: number
  readonly jitterMs: number
  /** Share of packets that did not arrive, 0–1. */
  readonly loss: number
  readonly relayed: boolean
}

interface Counters {
  readonly received: number
  readonly lost: number
}

/** Limits of what people notice in talk: ITU-T G.114 for delay; loss and jitter as Opus conceals them. */
const limits = {
  fair: { roundTripMs: 250, jitterMs: 30, loss: 0.03 },
  poor: { roundTripMs: 500, jitterMs: 60, loss: 0.08 },
} as const

export function gradeOf(sample: { roundTripMs: number; jitterMs: number; loss: number }): QualityGrade {
  const exceeds = (limit: { roundTripMs: number; jitterMs: number; loss: number }) =>
    sample.roundTripMs > limit.roundTripMs || sample.jitterMs > limit.jitterMs || sample.loss > limit.loss
  if (exceeds(limits.poor)) return 'poor'
  return exceeds(limits.fair) ? 'fair' : 'good'
}

type Entry = Record<string, unknown> & { readonly type: string }

const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : 0)

export const entriesOf = (report: RTCStatsReport): Entry[] => [...(report as unknown as Map<string, Entry>).values()]

/** Turns getStats into quality. Loss is that of the time between two samples, so that a bad minute is not forgotten nor kept for ever. */
export class QualityMeter {
  #before: Counters = { received: 0, lost: 0 }

  sample(report: RTCStatsReport): QualitySample | undefined {
    const entries = entriesOf(report)
    const pair = selectedPair(entries)
    if (!pair) return undefined
    const inbound = entries.filter((entry) => entry.type === 'inbound-rtp')
    const now = {
      received: inbound.reduce((sum, entry) => sum + number(entry.packetsReceived), 0),
      lost: inbound.reduce((sum, entry) => sum + number(entry.packetsLost), 0),
    }
    const received = Math.max(0, now.received - this.#before.received)
    const lost = Math.max(0, now.lost - this.#before.lost)
    this.#before = now
    const values = {
      roundTripMs: number(pair.currentRoundTripTime) * 1000,
      jitterMs: Math.max(0, ...inbound.filter((entry) => entry.kind === 'audio').map((entry) => number(entry.jitter) * 1000)),
      loss: received + lost === 0 ? 0 : lost / (received + lost),
    }
    const local = entries.find((entry) => entry.id === pair.localCandidateId)
    return { ...values, grade: gradeOf(values), relayed: local?.candidateType === 'relay' }
  }
}

function selectedPair(entries: readonly Entry[]): Entry | undefined {
  const transport = entries.find((entry) => entry.type === 'transport')
  const pairs = entries.filter((entry) => entry.type === 'candidate-pair')
  return pairs.find((pair) => pair.id === transport?.selectedCandidatePairId) ?? pairs.find((pair) => pair.nominated === true && pair.state === 'succeeded')
}

/** The mean of the samples since the last report. */
export function summary(samples: readonly QualitySample[]): QualitySample | undefined {
  const last = samples.at(-1)
  if (!last) return undefined
  const mean = (of: (sample: QualitySample) => number) => samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length
  const values = { roundTripMs: mean((one) => one.roundTripMs), jitterMs: mean((one) => one.jitterMs), loss: mean((one) => one.loss) }
  return { ...values, grade: gradeOf(values), relayed: last.relayed }
}
