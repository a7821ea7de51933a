import { Avatar, Badge, Button, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components'
import { CallRegular, NoteAddRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useApi, useCalling, useCallingContext, useClient } from '../app/context'
import type { InboxItem } from '../contracts/generated'
import { texts } from '../texts'
import { FormError } from '../ui/FormError'
import { useRowStyles } from '../ui/rowStyles'
import { whenText } from '../ui/times'
import { useSubmit } from '../ui/useSubmit'

const useStyles = makeStyles({
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, alignItems: 'stretch' },
  top: { display: 'flex', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  notes: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, margin: 0, paddingLeft: tokens.spacingHorizontalL },
  note: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, alignItems: 'flex-start' },
  text: { width: '100%' },
})

interface InboxCardProps {
  readonly item: InboxItem
  /** Undefined: what happened is not known, fetch the list. */
  readonly onChanged: (item: InboxItem | undefined) => void
}

/** A user who did not reach an admin, and what admins do about it. */
export function InboxCard({ item, onChanged }: InboxCardProps) {
  const styles = useStyles()
  const row = useRowStyles()
  const api = useApi()
  const client = useClient()
  const { me } = useCallingContext()
  const taken = useCalling((state) => state.call !== undefined || state.dialing !== undefined)
  const [noting, setNoting] = useState(false)
  const act = (action: 'claim' | 'release' | 'resolve') => async () => {
    try {
      onChanged(await api.inboxDo(item.id, action))
    } catch (cause) {
      // Somebody was faster: show what is so now, and why.
      onChanged(undefined)
      throw cause
    }
  }
  const claim = useSubmit(act('claim'))
  const release = useSubmit(act('release'))
  const resolve = useSubmit(act('resolve'))
  const busy = claim.busy || release.busy || resolve.busy
  const mine = item.claimedBy?.id === me.id

  return (
    <article className={`${row.row} ${styles.card}`} data-testid={`inbox-${item.id}`} data-state={item.state} aria-label={item.caller.name}>
      <div className={styles.top}>
        <Avatar name={item.caller.name} size={40} color="colorful" aria-hidden />
        <div className={row.words}>
          <span className={row.name}>
            <Text weight="semibold" truncate wrap={false}>{item.caller.name}</Text>
            <Badge appearance="tint" color={item.state === 'open' ? 'danger' : item.state === 'claimed' ? 'warning' : 'success'}>{texts.inbox.states[item.state]}</Badge>
          </span>
          <Text size={200} className={row.second}>{whenText(item.attemptedAt)} · {texts.inbox.wanted(item.wanted.name)} · {texts.inbox.reason[item.reason]}</Text>
          <Text size={200} className={row.second}>{careText(item)}</Text>
        </div>
      </div>
      <FormError message={claim.error ?? release.error ?? resolve.error} />
      <div className={styles.actions}>
        <Button size="small" appearance="primary" icon={<CallRegular />} disabledFocusable={taken} onClick={() => void client.call(item.caller, item.type)}>{texts.missed.callBack}</Button>
        {item.state === 'open' && <Button size="small" disabledFocusable={busy} onClick={() => void claim.run()}>{texts.inbox.claim}</Button>}
        {item.state === 'claimed' && mine && <Button size="small" disabledFocusable={busy} onClick={() => void release.run()}>{texts.inbox.release}</Button>}
        {(item.state === 'open' || (item.state === 'claimed' && mine)) && <Button size="small" disabledFocusable={busy} onClick={() => void resolve.run()}>{texts.inbox.resolve}</Button>}
        <Button size="small" appearance="subtle" icon={<NoteAddRegular />} aria-expanded={noting} onClick={() => setNoting(!noting)}>{texts.inbox.note}</Button>
      </div>
      {item.notes.length > 0 && (
        <ul className={styles.notes} aria-label={texts.inbox.notes(item.notes.length)}>
          {item.notes.map((note) => <li key={`${note.at}${note.by.id}`}><Text size={200}>{note.text} · {note.by.name}, {whenText(note.at)}</Text></li>)}
        </ul>
      )}
      {noting && <NoteForm item={item} onAdded={(changed) => { setNoting(false); onChanged(changed) }} />}
    </article>
  )
}

function careText({ claimedBy, resolvedBy, resolvedAt }: InboxItem): string {
  if (resolvedAt) return resolvedBy ? texts.inbox.resolvedBy(resolvedBy.name, whenText(resolvedAt)) : texts.inbox.resolvedAlone(whenText(resolvedAt))
  return claimedBy ? texts.inbox.claimedBy(claimedBy.name) : ''
}

function NoteForm({ item, onAdded }: { readonly item: InboxItem; readonly onAdded: (item: InboxItem | undefined) => void }) {
  const styles = useStyles()
  const api = useApi()
  const [text, setText] = useState('')
  const { busy, error, submit } = useSubmit(async () => onAdded(await api.inboxNote(item.id, text.trim())))
  return (
    <form className={styles.note} onSubmit={submit}>
      <FormError message={error} />
      <Textarea className={styles.text} aria-label={texts.inbox.note} value={text} maxLength={2000} onChange={(_, { value }) => setText(value)} autoFocus />
      <Button type="submit" size="small" disabledFocusable={busy || text.trim() === ''}>{texts.inbox.addNote}</Button>
    </form>
  )
}
