import type { CallOutcome, DayStatistics, StatisticsAnswer } from '../contracts/generated'

export interface Figures {
  readonly calls: number
  readonly missed: number
  /** Share of attempts that somebody took, 0–1; undefined without attempts. */
  readonly answerRate?: number
  readonly secondsToAnswer?: number
  readonly secondsOfTalk?: number
  readonly outcomes: readonly { readonly outcome: CallOutcome; readonly count: number }[]
}

const outcomes = ['completed', 'missed', 'declined', 'cancelled', 'failed', 'dropped'] as const satisfies readonly CallOutcome[]

/** The numbers above the charts. Medians of days are joined by their calls: near enough for a look. */
export function figuresOf({ days }: StatisticsAnswer): Figures {
  const sum = (of: (day: DayStatistics) => number) => days.reduce((total, day) => total + of(day), 0)
  const calls = sum((day) => day.calls)
  const answered = sum((day) => day.completed + day.failed + day.dropped)
  return {
    calls,
    missed: sum((day) => day.missed + day.cancelled),
    answerRate: calls === 0 ? undefined : answered / calls,
    secondsToAnswer: weighted(days, (day) => day.medianSecondsToAnswer),
    secondsOfTalk: weighted(days, (day) => day.medianDurationSeconds),
    outcomes: outcomes.map((outcome) => ({ outcome, count: sum((day) => day[outcome]) })).filter(({ count }) => count > 0),
  }
}

function weighted(days: readonly DayStatistics[], of: (day: DayStatistics) => number | undefined): number | undefined {
  const known = days.filter((day) => of(day) !== undefined && day.completed > 0)
  const weight = known.reduce((total, day) => total + day.completed, 0)
  return weight === 0 ? undefined : known.reduce((total, day) => total + (of(day) ?? 0) * day.completed, 0) / weight
}
