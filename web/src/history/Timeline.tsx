import { makeStyles, Text, tokens } from '@fluentui/react-components'
import type { PersonRef, TimelineEntry } from '../contracts/generated'
import { texts } from '../texts'
import { timeOfDayWithSeconds } from '../ui/times'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  entry: {
    position: 'relative', display: 'grid', gridTemplateColumns: '84px 1fr', gap: tokens.spacingHorizontalM, padding: `0 0 ${tokens.spacingVerticalM} 20px`,
    '::before': {
      content: '""', position: 'absolute', left: '3px', top: '6px', width: '9px', height: '9px', borderRadius: '50%', backgroundColor: tokens.colorBrandBackground,
    },
    '::after': { content: '""', position: 'absolute', left: '7px', top: '17px', bottom: '-4px', width: '1px', backgroundColor: tokens.colorNeutralStroke1 },
    ':last-child::after': { display: 'none' },
  },
  time: { color: tokens.colorNeutralForeground3 },
})

/** The sentence of one transition. */
export function eventText(entry: TimelineEntry, people: readonly PersonRef[]): string {
  const who = entry.by ? (people.find((person) => person.id === entry.by)?.name ?? entry.by) : texts.history.server
  return texts.history.events[entry.kind](who)
}

export function Timeline({ entries, people }: { readonly entries: readonly TimelineEntry[]; readonly people: readonly PersonRef[] }) {
  const styles = useStyles()
  return (
    <ol className={styles.list} data-testid="timeline">
      {entries.map((entry, index) => (
        <li key={index} className={styles.entry}>
          <Text size={200} font="numeric" className={styles.time}>{timeOfDayWithSeconds(entry.at)}</Text>
          <Text>{eventText(entry, people)}</Text>
        </li>
      ))}
    </ol>
  )
}
