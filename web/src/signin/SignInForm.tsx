import { Button, Caption1, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { Api } from '../calling/api'
import type { ClientOptions, Me } from '../contracts/generated'
import { texts } from '../texts'
import { FormError } from '../ui/FormError'
import { useSubmit } from '../ui/useSubmit'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  demo: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  people: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

interface SignInFormProps {
  readonly api: Api
  readonly options?: ClientOptions
  readonly onSignedIn: (me: Me) => void
}

export function SignInForm({ api, options, onSignedIn }: SignInFormProps) {
  const styles = useStyles()
  const [userName, setUserName] = useState('')
  const [password, setPassword] = useState('')
  const { busy, error, submit } = useSubmit(async () => onSignedIn((await api.login({ userName: userName.trim(), password })).user))
  const demo = options?.demoPassword

  return (
    <form className={styles.form} onSubmit={submit}>
      <FormError message={error} />
      <Field label={texts.signIn.userName} required>
        <Input value={userName} onChange={(_, { value }) => setUserName(value)} autoComplete="username" autoCapitalize="none" autoFocus />
      </Field>
      <Field label={texts.signIn.password} required>
        <Input type="password" value={password} onChange={(_, { value }) => setPassword(value)} autoComplete="current-password" />
      </Field>
      <Button type="submit" appearance="primary" size="large" disabledFocusable={busy}>{busy ? texts.signIn.working : texts.signIn.submit}</Button>
      {options && demo && options.demoUserNames.length > 0 && (
        <div className={styles.demo} role="group" aria-label={texts.signIn.demo}>
          <Caption1>{texts.signIn.demo}. {texts.signIn.demoHint}</Caption1>
          <div className={styles.people}>
            {options.demoUserNames.map((name) => (
              <Button
                key={name}
                size="small"
                onClick={() => {
                  setUserName(name)
                  setPassword(demo)
                }}
              >
                {name}
              </Button>
            ))}
          </div>
        </div>
      )}
    </form>
  )
}
