import { makeStyles, Text, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  screen: { height: '100%', display: 'flex', flexDirection: 'column', maxWidth: '1080px', margin: '0 auto' },
  head: {
    display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}`,
  },
  title: { flex: 1, minWidth: 'max-content', display: 'flex', flexDirection: 'column' },
  hint: { color: tokens.colorNeutralForeground3 },
  body: { flex: 1, minHeight: 0 },
})

interface ScreenProps {
  readonly title: string
  readonly hint?: string
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** A page: its name, its tools, and what it shows. */
export function Screen({ title, hint, tools, children }: ScreenProps) {
  const styles = useStyles()
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <div className={styles.title}>
          <Text as="h2" size={600} weight="semibold" style={{ margin: 0 }}>{title}</Text>
          {hint && <Text size={200} className={styles.hint}>{hint}</Text>}
        </div>
        {tools}
      </div>
      <div className={styles.body}>{children}</div>
    </div>
  )
}
