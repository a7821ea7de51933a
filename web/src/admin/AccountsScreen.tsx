import { Avatar, Badge, Button, SearchBox, Text, Toast, ToastTitle } from '@fluentui/react-components'
import { EditRegular, PeopleSearchRegular, PersonAddRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useApi } from '../app/context'
import { useToasts } from '../app/toaster'
import type { DirectoryEntry, DirectoryPage } from '../contracts/generated'
import { texts } from '../texts'
import { EmptyState } from '../ui/EmptyState'
import { Loading } from '../ui/Loading'
import { useRowStyles } from '../ui/rowStyles'
import { Screen } from '../ui/Screen'
import { useDebounced } from '../ui/useDebounced'
import { usePages } from '../ui/usePages'
import { VirtualList } from '../ui/VirtualList'
import { ChangeAccountDialog, NewAccountDialog } from './AccountDialogs'

export default function AccountsScreen() {
  const api = useApi()
  const [search, setSearch] = useState('')
  const [adding, setAdding] = useState(false)
  const [changing, setChanging] = useState<DirectoryEntry>()
  const asked = useDebounced(search.trim(), 250)
  const { dispatchToast } = useToasts()
  const pages = usePages<DirectoryEntry, DirectoryPage>(
    (cursor, signal) => api.directory({ search: asked || undefined, includeDisabled: 'true', cursor, limit: 50 }, signal),
    asked,
  )

  const saved = (name: string) => {
    dispatchToast(<Toast><ToastTitle>{texts.accounts.saved(name)}</ToastTitle></Toast>, { intent: 'success' })
    setAdding(false)
    setChanging(undefined)
    pages.reload()
  }

  return (
    <Screen
      title={texts.accounts.title}
      tools={
        <>
          <SearchBox aria-label={texts.people.search} placeholder={texts.people.search} value={search} onChange={(_, { value }) => setSearch(value)} />
          <Button appearance="primary" icon={<PersonAddRegular />} onClick={() => setAdding(true)}>{texts.accounts.add}</Button>
        </>
      }
    >
      {pages.loading ? (
        <Loading />
      ) : (
        <VirtualList
          label={texts.accounts.title} pages={pages} rowHeight={68} keyOf={(person) => person.id}
          row={(person) => <AccountRow person={person} onChange={() => setChanging(person)} />}
          empty={<EmptyState icon={<PeopleSearchRegular />} title={texts.people.noMatch} next={texts.people.noMatchNext} />}
        />
      )}
      {adding && <NewAccountDialog onClose={() => setAdding(false)} onSaved={saved} />}
      {changing && <ChangeAccountDialog person={changing} onClose={() => setChanging(undefined)} onSaved={saved} />}
    </Screen>
  )
}

function AccountRow({ person, onChange }: { readonly person: DirectoryEntry; readonly onChange: () => void }) {
  const styles = useRowStyles()
  return (
    <div className={styles.row}>
      <Avatar name={person.name} size={40} color="colorful" aria-hidden />
      <div className={styles.words}>
        <span className={styles.name}>
          <Text weight="semibold" truncate wrap={false}>{person.name}</Text>
          {person.role === 'admin' && <Badge appearance="tint" size="small">{texts.people.admin}</Badge>}
          {!person.enabled && <Badge appearance="tint" color="danger" size="small">{texts.accounts.disabled}</Badge>}
        </span>
        <Text size={200} className={styles.second}>{person.id}</Text>
      </div>
      <Button appearance="subtle" icon={<EditRegular />} aria-label={texts.accounts.change(person.name)} onClick={onChange} />
    </div>
  )
}
