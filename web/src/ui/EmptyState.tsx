import { Button, makeStyles, Text, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  root: {
    display: 'flex', flexDirection: 'column', alignItems: 'center', justifyContent: 'center', gap: tokens.spacingVerticalS,
    minHeight: '240px', height: '100%', padding: tokens.spacingHorizontalXXL, textAlign: 'center', boxSizing: 'border-box',
  },
  icon: { fontSize: '48px', lineHeight: 1, color: tokens.colorNeutralForeground3 },
  next: { color: tokens.colorNeutralForeground2, maxWidth: '42ch' },
})

export interface EmptyStateProps {
  readonly title: string
  readonly next?: string
  readonly icon?: ReactNode
  readonly action?: { readonly label: string; readonly onClick: () => void }
}

/** Nothing to show, and what to do about it. */
export function EmptyState({ title, next, icon, action }: EmptyStateProps) {
  const styles = useStyles()
  return (
    <div className={styles.root} role="status">
      {icon && <span className={styles.icon} aria-hidden>{icon}</span>}
      <Text as="h2" size={500} weight="semibold" style={{ margin: 0 }}>{title}</Text>
      {next && <Text className={styles.next}>{next}</Text>}
      {action && <Button appearance="primary" onClick={action.onClick}>{action.label}</Button>}
    </div>
  )
}
