import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { Api } from '../calling/api'
import type { Me } from '../contracts/generated'
import { texts } from '../texts'
import { FormError } from '../ui/FormError'
import { useSubmit } from '../ui/useSubmit'

const useStyles = makeStyles({ form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM } })

export function RegisterForm({ api, onSignedIn }: { readonly api: Api; readonly onSignedIn: (me: Me) => void }) {
  const [name, setName] = useState('')
  const [userName, setUserName] = useState('')
  const [password, setPassword] = useState('')
  const { busy, error, submit } = useSubmit(async () => {
    onSignedIn((await api.register({ name: name.trim(), userName: userName.trim(), password })).user)
  })

  return (
    <form className={useStyles().form} onSubmit={submit}>
      <FormError message={error} />
      <Field label={texts.register.name} hint={texts.register.nameHint} required>
        <Input value={name} onChange={(_, { value }) => setName(value)} autoComplete="name" maxLength={100} autoFocus />
      </Field>
      <Field label={texts.signIn.userName} hint={texts.register.userNameHint} required>
        <Input value={userName} onChange={(_, { value }) => setUserName(value)} autoComplete="username" autoCapitalize="none" maxLength={64} />
      </Field>
      <Field label={texts.signIn.password} hint={texts.register.passwordHint} required>
        <Input type="password" value={password} onChange={(_, { value }) => setPassword(value)} autoComplete="new-password" minLength={10} />
      </Field>
      <Button type="submit" appearance="primary" size="large" disabledFocusable={busy}>{texts.register.submit}</Button>
    </form>
  )
}
