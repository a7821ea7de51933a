import {
  Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Input, makeStyles, Radio, RadioGroup, Switch, tokens,
} from '@fluentui/react-components'
import { useState, type ReactNode } from 'react'
import { useApi } from '../app/context'
import { roles, type DirectoryEntry, type Role } from '../contracts/generated'
import { texts } from '../texts'
import { FormError } from '../ui/FormError'
import { useSubmit } from '../ui/useSubmit'

const useStyles = makeStyles({ content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM } })

interface FormDialogProps {
  readonly title: string
  readonly action: string
  readonly onClose: () => void
  readonly save: () => Promise<void>
  readonly children: ReactNode
}

function FormDialog({ title, action, onClose, save, children }: FormDialogProps) {
  const styles = useStyles()
  const { busy, error, submit } = useSubmit(save)
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}><FormError message={error} />{children}</DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{texts.app.cancel}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={busy}>{action}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}

function RoleField({ role, onChange }: { readonly role: Role; readonly onChange: (role: Role) => void }) {
  return (
    <Field label={texts.accounts.role}>
      <RadioGroup layout="horizontal" value={role} onChange={(_, { value }) => onChange(roles.find((one) => one === value) ?? role)}>
        {roles.map((one) => <Radio key={one} value={one} label={texts.accounts.roles[one]} />)}
      </RadioGroup>
    </Field>
  )
}

export interface AccountDialogProps {
  readonly onClose: () => void
  readonly onSaved: (name: string) => void
}

export function NewAccountDialog({ onClose, onSaved }: AccountDialogProps) {
  const api = useApi()
  const [name, setName] = useState('')
  const [userName, setUserName] = useState('')
  const [password, setPassword] = useState('')
  const [role, setRole] = useState<Role>('user')
  const save = async () => {
    await api.createPerson({ name: name.trim(), userName: userName.trim(), password, role })
    onSaved(name.trim())
  }
  return (
    <FormDialog title={texts.accounts.add} action={texts.accounts.create} onClose={onClose} save={save}>
      <Field label={texts.accounts.name} required><Input value={name} maxLength={100} onChange={(_, { value }) => setName(value)} /></Field>
      <Field label={texts.signIn.userName} hint={texts.register.userNameHint} required>
        <Input value={userName} maxLength={64} autoComplete="off" onChange={(_, { value }) => setUserName(value)} />
      </Field>
      <Field label={texts.signIn.password} hint={texts.register.passwordHint} required>
        <Input type="password" value={password} minLength={10} autoComplete="new-password" onChange={(_, { value }) => setPassword(value)} />
      </Field>
      <RoleField role={role} onChange={setRole} />
    </FormDialog>
  )
}

export function ChangeAccountDialog({ person, onClose, onSaved }: AccountDialogProps & { readonly person: DirectoryEntry }) {
  const api = useApi()
  const [name, setName] = useState(person.name)
  const [role, setRole] = useState(person.role)
  const [enabled, setEnabled] = useState(person.enabled)
  const [password, setPassword] = useState('')
  const save = async () => {
    // What did not change is left out, so that two admins do not undo each other.
    await api.updatePerson(person.id, {
      name: name.trim() === person.name ? undefined : name.trim(),
      role: role === person.role ? undefined : role,
      enabled: enabled === person.enabled ? undefined : enabled,
      password: password || undefined,
    })
    onSaved(name.trim())
  }
  return (
    <FormDialog title={texts.accounts.changeTitle} action={texts.app.save} onClose={onClose} save={save}>
      <Field label={texts.accounts.name} required><Input value={name} maxLength={100} onChange={(_, { value }) => setName(value)} /></Field>
      <RoleField role={role} onChange={setRole} />
      <Switch label={texts.accounts.enabled} checked={enabled} onChange={(_, { checked }) => setEnabled(checked)} />
      <Field label={texts.accounts.newPassword} hint={texts.accounts.newPasswordHint}>
        <Input type="password" value={password} autoComplete="new-password" onChange={(_, { value }) => setPassword(value)} />
      </Field>
    </FormDialog>
  )
}
