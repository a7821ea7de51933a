import { Dropdown, makeStyles, Option, SearchBox, Text, tokens } from '@fluentui/react-components'
import { PeopleSearchRegular, PeopleTeamRegular } from '@fluentui/react-icons'
import { useCallback, useState } from 'react'
import { useApi, useClient, useIsAdmin } from '../app/context'
import { presenceStatuses, type DirectoryEntry, type DirectoryPage, type PresenceStatus } from '../contracts/generated'
import { texts } from '../texts'
import { EmptyState } from '../ui/EmptyState'
import { Loading } from '../ui/Loading'
import { Screen } from '../ui/Screen'
import { useDebounced } from '../ui/useDebounced'
import { usePages } from '../ui/usePages'
import { VirtualList } from '../ui/VirtualList'
import { PersonRow } from './PersonRow'
import { useShown } from './useShown'

const useStyles = makeStyles({
  search: { width: 'min(260px, 100%)' },
  status: { minWidth: '150px' },
  count: { color: tokens.colorNeutralForeground3 },
})

export function PeopleScreen() {
  const styles = useStyles()
  const api = useApi()
  const client = useClient()
  const admin = useIsAdmin()
  const [search, setSearch] = useState('')
  const [status, setStatus] = useState<PresenceStatus>()
  const asked = useDebounced(search.trim(), 250)
  const pages = usePages<DirectoryEntry, DirectoryPage>(
    async (cursor, signal) => {
      const page = await api.directory({ search: asked || undefined, status, cursor, limit: 50 }, signal)
      client.store.dispatch({ kind: 'presence', changes: page.items.map((entry) => entry.presence) })
      return page
    },
    `${asked}|${status ?? ''}`,
  )
  const shown = useShown(useCallback((entry: DirectoryEntry) => entry.id, []))
  const filtered = asked !== '' || status !== undefined

  return (
    <Screen
      title={texts.people.title}
      tools={
        <>
          {pages.first && <Text size={200} className={styles.count}>{texts.people.total(pages.first.total)}</Text>}
          <SearchBox
            className={styles.search} aria-label={texts.people.search} placeholder={texts.people.search} value={search}
            onChange={(_, { value }) => setSearch(value)}
          />
          {admin && <StatusFilter status={status} onChange={setStatus} className={styles.status} />}
        </>
      }
    >
      {pages.loading ? (
        <Loading />
      ) : (
        <VirtualList
          label={texts.people.title} pages={pages} rowHeight={68} keyOf={(entry) => entry.id} onShown={shown}
          row={(entry) => <PersonRow person={entry} />}
          empty={
            filtered
              ? <EmptyState icon={<PeopleSearchRegular />} title={texts.people.noMatch} next={texts.people.noMatchNext} />
              : <EmptyState icon={<PeopleTeamRegular />} title={texts.people.nobody} next={texts.people.nobodyNext} />
          }
        />
      )}
    </Screen>
  )
}

interface StatusFilterProps {
  readonly status?: PresenceStatus
  readonly onChange: (status: PresenceStatus | undefined) => void
  readonly className?: string
}

function StatusFilter({ status, onChange, className }: StatusFilterProps) {
  return (
    <Dropdown
      className={className} aria-label={texts.people.status} value={status ? texts.presence[status] : texts.people.everyStatus} selectedOptions={[status ?? '']}
      onOptionSelect={(_, { optionValue }) => onChange(presenceStatuses.find((one) => one === optionValue))}
    >
      <Option value="">{texts.people.everyStatus}</Option>
      {presenceStatuses.map((one) => <Option key={one} value={one}>{texts.presence[one]}</Option>)}
    </Dropdown>
  )
}
