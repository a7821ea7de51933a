import { makeStyles, Radio, RadioGroup, Switch, Text, tokens } from '@fluentui/react-components'
import { use, useState, type ReactNode } from 'react'
import { ThemeContext, themeChoices } from '../app/theme'
import { canNotify } from '../calling/notify'
import { texts } from '../texts'
import { Facts } from '../ui/Facts'
import { FormError } from '../ui/FormError'
import { Screen } from '../ui/Screen'
import { DeviceTest } from './DeviceTest'

const useStyles = makeStyles({
  scroll: { height: '100%', overflowY: 'auto', padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXL}`, boxSizing: 'border-box' },
  part: {
    display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalL, marginBottom: tokens.spacingVerticalM,
    borderRadius: tokens.borderRadiusLarge, backgroundColor: tokens.colorNeutralBackground1,
  },
})

export default function SettingsScreen() {
  const styles = useStyles()
  const { choice, choose } = use(ThemeContext)
  return (
    <Screen title={texts.settings.title}>
      <div className={styles.scroll}>
        <Part title={texts.settings.appearance}>
          <RadioGroup aria-label={texts.settings.theme} value={choice} onChange={(_, { value }) => choose(themeChoices.find((one) => one === value) ?? choice)}>
            {themeChoices.map((one) => <Radio key={one} value={one} label={texts.settings.themes[one]} />)}
          </RadioGroup>
        </Part>
        <Part title={texts.settings.devices}><DeviceTest /></Part>
        <Part title={texts.settings.notifications}><NotificationSwitch /></Part>
        <Part title={texts.settings.about}><Facts facts={texts.settings.shortcuts} /></Part>
      </div>
    </Screen>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles()
  return (
    <section className={styles.part} aria-label={title}>
      <Text as="h3" size={400} weight="semibold" style={{ margin: 0 }}>{title}</Text>
      {children}
    </section>
  )
}

function NotificationSwitch() {
  const [granted, setGranted] = useState(canNotify)
  const [denied, setDenied] = useState(() => 'Notification' in window && Notification.permission === 'denied')
  if (!('Notification' in window)) return null
  const ask = async () => {
    const permission = await Notification.requestPermission()
    setGranted(permission === 'granted')
    setDenied(permission === 'denied')
  }
  return (
    <>
      <Switch label={texts.settings.notify} checked={granted} disabled={granted || denied} onChange={() => void ask()} />
      <FormError message={denied ? texts.settings.notifyDenied : undefined} />
    </>
  )
}
