import { makeStyles, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  list: { display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: tokens.spacingHorizontalL, rowGap: tokens.spacingVerticalXS, margin: 0 },
  name: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0 },
})

export function Facts({ facts }: { readonly facts: readonly (readonly [string, string | undefined])[] }) {
  const styles = useStyles()
  return (
    <dl className={styles.list}>
      {facts.filter(([, value]) => value !== undefined).map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}><dt className={styles.name}>{name}</dt><dd className={styles.value}>{value}</dd></div>
      ))}
    </dl>
  )
}
