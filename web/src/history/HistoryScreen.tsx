import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowDownloadRegular, HistoryRegular, SearchRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useApi, useCalling, useIsAdmin } from '../app/context'
import type { HistoryFilter } from '../calling/api'
import type { CallId, HistoryItem, HistoryPage } from '../contracts/generated'
import { texts } from '../texts'
import { EmptyState } from '../ui/EmptyState'
import { Loading } from '../ui/Loading'
import { Screen } from '../ui/Screen'
import { usePages } from '../ui/usePages'
import { VirtualList } from '../ui/VirtualList'
import { HistoryDrawer } from './HistoryDrawer'
import { HistoryFilters } from './HistoryFilters'
import { HistoryRow } from './HistoryRow'

const useStyles = makeStyles({
  column: { height: '100%', display: 'flex', flexDirection: 'column' },
  filters: { padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}` },
  list: { flex: 1, minHeight: 0 },
})

export default function HistoryScreen() {
  const styles = useStyles()
  const api = useApi()
  const admin = useIsAdmin()
  const [filter, setFilter] = useState<HistoryFilter>({})
  const [open, setOpen] = useState<CallId>()
  // A call that just ended is written within a moment; its end and its notice fetch the list again.
  const ended = useCalling((state) => state.over.at(-1))
  const pages = usePages<HistoryItem, HistoryPage>(
    (cursor, signal) => api.history({ ...filter, cursor, limit: 50 }, signal),
    `${JSON.stringify(filter)}|${ended ?? ''}`,
  )
  const filtered = Object.values(filter).some((value) => value !== undefined)

  return (
    <Screen
      title={texts.history.title}
      tools={admin && <Button as="a" icon={<ArrowDownloadRegular />} href={api.historyExport(filter)} download>{texts.history.export}</Button>}
    >
      <div className={styles.column}>
        <div className={styles.filters}><HistoryFilters filter={filter} onChange={setFilter} /></div>
        <div className={styles.list}>
          {pages.loading ? (
            <Loading />
          ) : (
            <VirtualList
              label={texts.history.title} pages={pages} rowHeight={68} keyOf={(item) => item.callId}
              row={(item) => <HistoryRow item={item} onOpen={() => setOpen(item.callId)} />}
              empty={
                filtered
                  ? <EmptyState icon={<SearchRegular />} title={texts.history.noMatch} next={texts.history.noMatchNext} />
                  : <EmptyState icon={<HistoryRegular />} title={texts.history.none} next={texts.history.noneNext} />
              }
            />
          )}
        </div>
      </div>
      <HistoryDrawer callId={open} onClose={() => setOpen(undefined)} />
    </Screen>
  )
}
