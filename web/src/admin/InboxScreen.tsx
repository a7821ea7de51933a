import { CheckmarkCircleRegular } from '@fluentui/react-icons'
import { useEffect } from 'react'
import { useApi, useCalling, useClient } from '../app/context'
import type { InboxItem, InboxPage } from '../contracts/generated'
import { texts } from '../texts'
import { EmptyState } from '../ui/EmptyState'
import { Loading } from '../ui/Loading'
import { Screen } from '../ui/Screen'
import { usePages } from '../ui/usePages'
import { VirtualList } from '../ui/VirtualList'
import { InboxCard } from './InboxCard'

export default function InboxScreen() {
  const api = useApi()
  const client = useClient()
  const version = useCalling((state) => state.inboxVersion)
  const open = useCalling((state) => state.inboxOpen)
  const pages = usePages<InboxItem, InboxPage>((cursor, signal) => api.inbox({ cursor, limit: 50 }, signal), 'inbox', version)
  const openCount = pages.first?.openCount

  useEffect(() => {
    // The badge knows only notices; the list knows the truth.
    if (openCount !== undefined && openCount !== client.store.get().inboxOpen) client.store.dispatch({ kind: 'inbox', open: openCount })
  }, [openCount, client])

  return (
    <Screen title={texts.inbox.title} hint={open > 0 ? `${texts.inbox.hint} · ${open}` : texts.inbox.hint}>
      {pages.loading ? (
        <Loading />
      ) : (
        <VirtualList
          label={texts.inbox.title} pages={pages} rowHeight={104} keyOf={(item) => item.id}
          row={(item) => <InboxCard item={item} onChanged={(changed) => (changed ? pages.replace((one) => one.id === changed.id, changed) : pages.reload())} />}
          empty={<EmptyState icon={<CheckmarkCircleRegular />} title={texts.inbox.none} next={texts.inbox.noneNext} />}
        />
      )}
    </Screen>
  )
}
