import { makeStyles, Text, tokens } from '@fluentui/react-components'
import { texts } from '../texts'
import { OwnStatus } from './OwnStatus'

const useStyles = makeStyles({
  root: {
    height: '48px', flexShrink: 0, display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, padding: `0 ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground4, borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { flex: 1, color: tokens.colorNeutralForeground1 },
})

export function Header() {
  const styles = useStyles()
  return (
    <header className={styles.root}>
      <img src="/icon.svg" alt="" width={28} height={28} />
      <Text as="h1" size={400} weight="semibold" className={styles.name} style={{ marginBlock: 0 }}>{texts.app.name}</Text>
      <OwnStatus />
    </header>
  )
}
