import { Avatar, Button, makeStyles, mergeClasses, Text, tokens, Tooltip } from '@fluentui/react-components'
import { CallEndFilled, ChevronUpRegular, MicOffFilled, MicRegular } from '@fluentui/react-icons'
import { useClient, useRoom } from '../app/context'
import type { CallView, PersonRef } from '../contracts/generated'
import { texts } from '../texts'
import { useSubmit } from '../ui/useSubmit'
import { useCallStyles } from './callStyles'
import { stateLine } from './stateLine'
import { useTimer } from './useTimer'

const useStyles = makeStyles({
  bar: {
    display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: '#1b1a1f', color: '#ffffff',
  },
  words: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  light: { color: '#ffffff', ':hover': { color: '#ffffff', backgroundColor: 'rgba(255,255,255,.14)' } },
})

interface MiniBarProps {
  readonly peer: PersonRef
  readonly call?: CallView
  readonly onExpand: () => void
}

/** A running call while the person looks at something else. */
export function MiniBar({ peer, call, onExpand }: MiniBarProps) {
  const styles = useStyles()
  const client = useClient()
  const { local: { muted } } = useRoom()
  const timer = useTimer(call)
  const hangUp = useSubmit(() => client.hangUp())
  const { hangUp: red } = useCallStyles()
  return (
    <section className={styles.bar} aria-label={texts.call.title(peer.name)} data-testid="mini-bar">
      <Avatar name={peer.name} size={28} color="colorful" aria-hidden />
      <div className={styles.words}>
        <Text size={200} weight="semibold" truncate wrap={false}>{peer.name}</Text>
        <Text size={100} data-testid="call-state" data-state={call?.state ?? 'dialing'}>
          {stateLine(call)} {timer && <span data-testid="call-timer" role="timer">{timer}</span>}
        </Text>
      </div>
      <Tooltip content={muted ? texts.call.unmute : texts.call.mute} relationship="label">
        <Button className={styles.light} appearance="subtle" icon={muted ? <MicOffFilled /> : <MicRegular />} onClick={() => client.room.setMuted(!muted)} />
      </Tooltip>
      <Tooltip content={texts.call.expand} relationship="label">
        <Button className={styles.light} appearance="subtle" icon={<ChevronUpRegular />} onClick={onExpand} />
      </Tooltip>
      <Tooltip content={texts.call.hangUp} relationship="label">
        <Button className={mergeClasses(red)} icon={<CallEndFilled />} onClick={() => void hangUp.run()} />
      </Tooltip>
    </section>
  )
}
