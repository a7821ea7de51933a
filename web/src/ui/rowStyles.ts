import { makeStyles, tokens } from '@fluentui/react-components'

/** Rows of lists look the same everywhere. */
export const useRowStyles = makeStyles({
  row: {
    display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, minHeight: '64px', boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, marginBottom: '4px', borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1, ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  words: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  name: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  second: { color: tokens.colorNeutralForeground3, overflow: 'hidden', textOverflow: 'ellipsis' },
  actions: { display: 'flex', gap: tokens.spacingHorizontalXS, flexShrink: 0, alignItems: 'center' },
  strong: { borderLeft: `3px solid ${tokens.colorBrandBackground}` },
})
