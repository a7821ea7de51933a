import { Link, makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { Api } from '../calling/api'
import type { ClientOptions, Me } from '../contracts/generated'
import { texts } from '../texts'
import { RegisterForm } from './RegisterForm'
import { SignInForm } from './SignInForm'

const useStyles = makeStyles({
  page: {
    minHeight: '100%', height: '100%', overflowY: 'auto', display: 'grid', placeItems: 'center', padding: tokens.spacingHorizontalL,
    boxSizing: 'border-box', backgroundImage: `linear-gradient(160deg, ${tokens.colorBrandBackground2} 0%, ${tokens.colorNeutralBackground3} 55%)`,
  },
  card: {
    width: '100%', maxWidth: '400px', boxSizing: 'border-box', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXXL, borderRadius: tokens.borderRadiusXLarge, backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
  },
  brand: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  words: { display: 'flex', flexDirection: 'column' },
})

export interface SignInProps {
  readonly api: Api
  readonly notice?: string
  readonly onSignedIn: (me: Me) => void
}

export function SignIn({ api, notice, onSignedIn }: SignInProps) {
  const styles = useStyles()
  const [options, setOptions] = useState<ClientOptions>()
  const [registering, setRegistering] = useState(false)

  useEffect(() => {
    const stopped = new AbortController()
    // Without options there are no demo people and no registration to show; signing in works all the same.
    api.options(stopped.signal).then(setOptions, () => undefined)
    return () => stopped.abort()
  }, [api])

  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.brand}>
          <img src="/icon.svg" alt="" width={44} height={44} />
          <div className={styles.words}>
            <Text as="h1" size={600} weight="semibold" style={{ margin: 0 }}>{registering ? texts.register.title : texts.app.name}</Text>
            <Text size={200}>{texts.app.tagline}</Text>
          </div>
        </div>
        {notice && <MessageBar intent="info"><MessageBarBody>{notice}</MessageBarBody></MessageBar>}
        {registering ? <RegisterForm api={api} onSignedIn={onSignedIn} /> : <SignInForm api={api} options={options} onSignedIn={onSignedIn} />}
        {options?.registrationOpen && (
          <Link as="button" onClick={() => setRegistering(!registering)}>{registering ? texts.register.toSignIn : texts.signIn.toRegister}</Link>
        )}
      </div>
    </main>
  )
}
