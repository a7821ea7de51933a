import { Avatar, Button, makeStyles, Text, tokens } from '@fluentui/react-components'
import { CallRegular, DismissRegular } from '@fluentui/react-icons'
import { useEffect } from 'react'
import { useClient } from '../app/context'
import type { Closing } from '../calling/state'
import { texts } from '../texts'
import { closingText } from './closingText'

/** Long enough to be read; a card with something to do stays longer. */
const shownFor = { plain: 8_000, again: 30_000 }

const useStyles = makeStyles({
  card: {
    position: 'fixed', zIndex: 40, left: '50%', top: '64px', transform: 'translateX(-50%)', width: 'min(420px, calc(100vw - 32px))', boxSizing: 'border-box',
    display: 'flex', gap: tokens.spacingHorizontalM, alignItems: 'flex-start', padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusXLarge, backgroundColor: tokens.colorNeutralBackground1, boxShadow: tokens.shadow28,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalS },
})

/** How it ended, in words, and the next step. */
export function ClosingCard({ closing }: { readonly closing: Closing }) {
  const styles = useStyles()
  const client = useClient()
  const { title, detail, again } = closingText(closing)
  const peer = closing.kind === 'failed' ? closing.peer : closing.call.peer
  const type = closing.kind === 'failed' ? 'audio' : closing.call.type

  useEffect(() => {
    const timer = setTimeout(() => client.store.dispatch({ kind: 'closing_seen' }), again ? shownFor.again : shownFor.plain)
    return () => clearTimeout(timer)
  }, [client, again])

  return (
    <div className={styles.card} data-testid="call-ended">
      <Avatar name={peer.name} size={40} color="colorful" aria-hidden />
      <div className={styles.words}>
        <Text weight="semibold" size={400}>{title}</Text>
        {detail && <Text>{detail}</Text>}
        {again && (
          <div className={styles.actions}>
            <Button appearance="primary" icon={<CallRegular />} onClick={() => void client.call(peer, type)}>{texts.ended.callAgain}</Button>
          </div>
        )}
      </div>
      <Button appearance="subtle" icon={<DismissRegular />} aria-label={texts.app.close} onClick={() => client.store.dispatch({ kind: 'closing_seen' })} />
    </div>
  )
}
