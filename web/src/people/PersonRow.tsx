import { Avatar, Badge, mergeClasses, Text } from '@fluentui/react-components'
import { useCalling } from '../app/context'
import type { DirectoryEntry, PresenceView } from '../contracts/generated'
import { texts } from '../texts'
import { badgeOf } from '../ui/presenceBadge'
import { useRowStyles } from '../ui/rowStyles'
import { agoText, timeOfDay } from '../ui/times'
import { CallButtons } from './CallButtons'

export function PersonRow({ person }: { readonly person: DirectoryEntry }) {
  const styles = useRowStyles()
  const presence = useCalling((state) => state.presence[person.id]) ?? person.presence
  return (
    <div className={mergeClasses(styles.row)} data-testid={`person-${person.id}`}>
      <Avatar name={person.name} size={40} color="colorful" badge={badgeOf(presence.status)} aria-hidden />
      <div className={styles.words}>
        <span className={styles.name}>
          <Text weight="semibold" truncate wrap={false}>{person.name}</Text>
          {person.role === 'admin' && <Badge appearance="tint" size="small">{texts.people.admin}</Badge>}
        </span>
        <Text size={200} className={styles.second} data-testid={`presence-${person.id}`} data-status={presence.status} wrap={false}>
          {person.enabled ? presenceText(presence) : texts.people.unreachable}
        </Text>
      </div>
      {person.enabled && <CallButtons peer={person} />}
    </div>
  )
}

/** "Busy until 15:00 · writing the offer", "Offline · last seen 3 hours ago". */
function presenceText({ status, until, message, lastSeen }: PresenceView): string {
  const words: string[] = [texts.presence[status]]
  if (until) words[0] = `${texts.presence[status]} ${texts.people.until(timeOfDay(until))}`
  if (message) words.push(message)
  else if (lastSeen && (status === 'offline' || status === 'away')) words.push(texts.people.lastSeen(agoText(lastSeen)))
  return words.join(' · ')
}
