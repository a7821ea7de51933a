import { DonutChart, LineChart, ResponsiveContainer, VerticalStackedBarChart } from '@fluentui/react-charts'
import type { CallOutcome, DayStatistics } from '../contracts/generated'
import { texts } from '../texts'

/** The same colour for an outcome in every chart; readable on light and dark. */
const colours: Record<CallOutcome, string> = {
  completed: '#4f9f5c', missed: '#d13438', declined: '#e3a21a', cancelled: '#8f8f9c', failed: '#b146c2', dropped: '#e8825d',
}

const words = texts.history.outcomes
const shortDay = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const dayText = (day: string) => shortDay.format(new Date(`${day}T00:00:00Z`))
const height = 260

export function CallsChart({ days }: { readonly days: readonly DayStatistics[] }) {
  const outcomes = Object.keys(colours) as CallOutcome[]
  return (
    <ResponsiveContainer height={height}>
      <VerticalStackedBarChart
        data={days.map((day) => ({
          xAxisPoint: dayText(day.day),
          xAxisCalloutData: dayText(day.day),
          chartData: outcomes.filter((outcome) => day[outcome] > 0).map((outcome) => ({ legend: words[outcome], data: day[outcome], color: colours[outcome] })),
        }))}
        isCalloutForStack
        barWidth="auto"
        height={height}
      />
    </ResponsiveContainer>
  )
}

interface OutcomesChartProps {
  readonly outcomes: readonly { readonly outcome: CallOutcome; readonly count: number }[]
  readonly total: number
}

export function OutcomesChart({ outcomes, total }: OutcomesChartProps) {
  return (
    <ResponsiveContainer height={height}>
      <DonutChart
        data={{ chartData: outcomes.map(({ outcome, count }) => ({ legend: words[outcome], data: count, color: colours[outcome] })) }}
        innerRadius={62}
        valueInsideDonut={total}
        height={height}
      />
    </ResponsiveContainer>
  )
}

export function AnswerChart({ days }: { readonly days: readonly DayStatistics[] }) {
  const data = days
    .filter((day) => day.medianSecondsToAnswer !== undefined)
    .map((day) => ({ x: new Date(`${day.day}T00:00:00Z`), y: day.medianSecondsToAnswer ?? 0 }))
  return (
    <ResponsiveContainer height={height}>
      <LineChart data={{ lineChartData: [{ legend: texts.charts.timeToAnswer, data, color: '#7f85f5' }] }} height={height} useUTC hideLegend />
    </ResponsiveContainer>
  )
}
