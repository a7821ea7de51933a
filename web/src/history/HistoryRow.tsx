import { Avatar, Badge, Button, Text, type BadgeProps } from '@fluentui/react-components'
import { ArrowDownLeftRegular, ArrowUpRightRegular, InfoRegular, VideoRegular } from '@fluentui/react-icons'
import { useCallingContext } from '../app/context'
import type { CallOutcome, HistoryItem } from '../contracts/generated'
import { CallButtons } from '../people/CallButtons'
import { texts } from '../texts'
import { useRowStyles } from '../ui/rowStyles'
import { durationText, whenText } from '../ui/times'

const colours: Record<CallOutcome, NonNullable<BadgeProps['color']>> = {
  completed: 'success', missed: 'danger', declined: 'warning', cancelled: 'subtle', failed: 'severe', dropped: 'severe',
}

export function OutcomeBadge({ outcome }: { readonly outcome: CallOutcome }) {
  return <Badge appearance="tint" color={colours[outcome]}>{texts.history.outcomes[outcome]}</Badge>
}

export function HistoryRow({ item, onOpen }: { readonly item: HistoryItem; readonly onOpen: () => void }) {
  const styles = useRowStyles()
  const { me } = useCallingContext()
  const outgoing = item.caller.id === me.id
  const mine = outgoing || item.callee.id === me.id
  const other = outgoing ? item.callee : item.caller
  const title = mine ? other.name : texts.live.between(item.caller.name, item.callee.name)
  const Direction = outgoing ? ArrowUpRightRegular : ArrowDownLeftRegular
  return (
    <div className={styles.row} data-testid={`call-${item.callId}`}>
      <Avatar name={other.name} size={40} color="colorful" aria-hidden />
      <div className={styles.words}>
        <span className={styles.name}>
          <Text weight="semibold" truncate wrap={false}>{title}</Text>
          <OutcomeBadge outcome={item.outcome} />
        </span>
        <Text size={200} className={styles.second} wrap={false}>
          {mine && <Direction aria-hidden />} {item.type === 'video' && <VideoRegular aria-label={texts.history.types.video} />} {whenText(item.startedAt)}
          {item.durationSeconds > 0 ? ` · ${durationText(item.durationSeconds)}` : ` · ${texts.history.causes[item.cause]}`}
        </Text>
      </div>
      {mine && <CallButtons peer={other} />}
      <Button appearance="subtle" icon={<InfoRegular />} aria-label={texts.history.open(other.name)} title={texts.history.details} onClick={onOpen} />
    </div>
  )
}
