import { Card, Dropdown, makeStyles, Option, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow, Text, tokens } from '@fluentui/react-components'
import { ChartMultipleRegular } from '@fluentui/react-icons'
import { useState, type ReactNode } from 'react'
import { useApi } from '../app/context'
import type { AdminStatistics, StatisticsAnswer } from '../contracts/generated'
import { texts } from '../texts'
import { EmptyState } from '../ui/EmptyState'
import { FormError } from '../ui/FormError'
import { Loading } from '../ui/Loading'
import { Screen } from '../ui/Screen'
import { durationText } from '../ui/times'
import { useResource } from '../ui/useResource'
import { AnswerChart, CallsChart, OutcomesChart } from './CallCharts'
import { figuresOf } from './figures'

const ranges = [7, 30, 90] as const

const useStyles = makeStyles({
  scroll: { height: '100%', overflowY: 'auto', padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXL}`, boxSizing: 'border-box' },
  figures: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))', gap: tokens.spacingHorizontalM, marginBottom: tokens.spacingVerticalM },
  charts: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))', gap: tokens.spacingHorizontalM },
  card: { minWidth: 0 },
  name: { color: tokens.colorNeutralForeground3 },
})

export default function ChartsScreen() {
  const api = useApi()
  const [days, setDays] = useState<number>(30)
  const { value, error } = useResource((signal) => api.statistics(days, signal), String(days))
  return (
    <Screen
      title={texts.charts.title}
      tools={
        <Dropdown
          aria-label={texts.charts.range} value={texts.charts.days(days)} selectedOptions={[String(days)]}
          onOptionSelect={(_, { optionValue }) => setDays(Number(optionValue))}
        >
          {ranges.map((range) => <Option key={range} value={String(range)}>{texts.charts.days(range)}</Option>)}
        </Dropdown>
      }
    >
      <FormError message={error} />
      {!value && !error && <Loading />}
      {value && (figuresOf(value).calls === 0 ? <EmptyState icon={<ChartMultipleRegular />} title={texts.charts.none} next={texts.charts.noneNext} /> : <Charts value={value} />)}
    </Screen>
  )
}

function Charts({ value }: { readonly value: StatisticsAnswer }) {
  const styles = useStyles()
  const figures = figuresOf(value)
  return (
    <div className={styles.scroll}>
      <div className={styles.figures}>
        <Figure name={texts.charts.calls} value={String(figures.calls)} />
        <Figure name={texts.charts.answerRate} value={figures.answerRate === undefined ? '–' : `${Math.round(figures.answerRate * 100)} %`} />
        <Figure name={texts.charts.timeToAnswer} value={figures.secondsToAnswer === undefined ? '–' : `${figures.secondsToAnswer.toFixed(1)} s`} />
        <Figure name={texts.charts.talkTime} value={figures.secondsOfTalk === undefined ? '–' : durationText(figures.secondsOfTalk)} />
        <Figure name={texts.charts.missed} value={String(figures.missed)} />
      </div>
      <div className={styles.charts}>
        <ChartCard title={texts.charts.perDay}><CallsChart days={value.days} /></ChartCard>
        <ChartCard title={texts.charts.outcomes}><OutcomesChart outcomes={figures.outcomes} total={figures.calls} /></ChartCard>
        {figures.secondsToAnswer !== undefined && <ChartCard title={texts.charts.answering}><AnswerChart days={value.days} /></ChartCard>}
        <ChartCard title={texts.charts.admins}><AdminTable admins={value.admins} /></ChartCard>
      </div>
    </div>
  )
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  const styles = useStyles()
  return <Card><Text size={200} className={styles.name}>{name}</Text><Text size={700} weight="semibold" font="numeric">{value}</Text></Card>
}

function ChartCard({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles()
  return <Card className={styles.card}><Text as="h3" weight="semibold" style={{ margin: 0 }}>{title}</Text>{children}</Card>
}

function AdminTable({ admins }: { readonly admins: readonly AdminStatistics[] }) {
  return (
    <Table size="small" aria-label={texts.charts.admins}>
      <TableHeader>
        <TableRow>
          {[texts.charts.admin, texts.charts.answered, texts.charts.missed, texts.charts.talked].map((name) => <TableHeaderCell key={name}>{name}</TableHeaderCell>)}
        </TableRow>
      </TableHeader>
      <TableBody>
        {admins.map(({ admin, answered, missed, talkSeconds }) => (
          <TableRow key={admin.id}>
            <TableCell>{admin.name}</TableCell><TableCell>{answered}</TableCell><TableCell>{missed}</TableCell><TableCell>{durationText(talkSeconds)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
