import { Avatar, Badge, Button, mergeClasses, Text } from '@fluentui/react-components'
import { CallMissedRegular, CallRegular, CheckmarkRegular, VideoRegular } from '@fluentui/react-icons'
import { useEffect, useRef } from 'react'
import { useApi, useCalling, useClient } from '../app/context'
import type { MissedCall, MissedPage } from '../contracts/generated'
import { texts } from '../texts'
import { EmptyState } from '../ui/EmptyState'
import { Loading } from '../ui/Loading'
import { useRowStyles } from '../ui/rowStyles'
import { Screen } from '../ui/Screen'
import { timeOfDay, whenText } from '../ui/times'
import { usePages } from '../ui/usePages'
import { useVisible } from '../ui/useVisible'
import { VirtualList } from '../ui/VirtualList'

export default function MissedScreen() {
  const api = useApi()
  const client = useClient()
  const version = useCalling((state) => state.missedVersion)
  const unseen = useCalling((state) => state.unseen)
  const pages = usePages<MissedCall, MissedPage>((cursor, signal) => api.missed({ cursor, limit: 50 }, signal), 'missed', version)
  const marking = useRef(false)
  const visible = useVisible()
  const shownUnseen = visible && !pages.loading && !pages.error && (pages.first?.unseenCount ?? 0) > 0

  // Opening the list marks what it shows. Its marks stay until the list is left: one wants to see what was new.
  useEffect(() => {
    if (!shownUnseen || marking.current) return
    marking.current = true
    api.markSeen()
      .then(({ unseenCount }) => client.store.dispatch({ kind: 'missed', notice: { unseenCount } }))
      // The badge stays; the next look at the list tries again.
      .catch(() => undefined)
      .finally(() => {
        marking.current = false
      })
  }, [shownUnseen, api, client, version])

  return (
    <Screen title={texts.missed.title} hint={unseen > 0 ? texts.missed.badge(unseen) : undefined}>
      {pages.loading ? (
        <Loading />
      ) : (
        <VirtualList
          label={texts.missed.title} pages={pages} rowHeight={68} keyOf={(missed) => missed.id} row={(missed) => <MissedRow missed={missed} />}
          empty={<EmptyState icon={<CheckmarkRegular />} title={texts.missed.none} next={texts.missed.noneNext} />}
        />
      )}
    </Screen>
  )
}

/** What was new when this page was opened stays marked until it is left. */
const justOpened = 60_000

function MissedRow({ missed }: { readonly missed: MissedCall }) {
  const styles = useRowStyles()
  const client = useClient()
  const offset = useCalling((state) => state.clockOffset)
  const taken = useCalling((state) => state.call !== undefined || state.dialing !== undefined)
  const fresh = isFresh(missed, offset)
  const { caller, type, reason, attemptedAt, resolvedAt } = missed
  return (
    <div className={mergeClasses(styles.row, fresh && styles.strong)} data-testid={`missed-${missed.id}`}>
      <Avatar name={caller.name} size={40} color="colorful" aria-hidden />
      <div className={styles.words}>
        <span className={styles.name}>
          <Text weight={fresh ? 'bold' : 'semibold'} truncate wrap={false}>{caller.name}</Text>
          {fresh && <Badge appearance="tint" color="danger" size="small">{texts.missed.isNew}</Badge>}
        </span>
        <Text size={200} className={styles.second}>
          {type === 'video' ? <VideoRegular aria-label={texts.history.types.video} /> : <CallMissedRegular aria-label={texts.history.types.audio} />}{' '}
          {whenText(attemptedAt)} · {resolvedAt ? texts.missed.resolved(timeOfDay(resolvedAt)) : texts.missed.reason[reason]}
        </Text>
      </div>
      <Button
        appearance={resolvedAt ? 'subtle' : 'primary'} icon={<CallRegular />} disabledFocusable={taken} aria-label={texts.missed.callBackName(caller.name)}
        onClick={() => void client.call(caller, type)}
      >
        {texts.missed.callBack}
      </Button>
    </div>
  )
}

const isFresh = ({ seenAt }: MissedCall, offset: number) => !seenAt || Date.now() + offset - Date.parse(seenAt) < justOpened
