import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components'
import { useMemo, useState, type ReactNode } from 'react'
import { keepTheme, keptTheme, themeFor, ThemeContext } from './theme'
import { useMediaQuery } from './useMediaQuery'

const useStyles = makeStyles({ root: { height: '100%', backgroundColor: tokens.colorNeutralBackground3, overflow: 'hidden' } })

export function ThemeRoot({ children }: { readonly children: ReactNode }) {
  const styles = useStyles()
  const [choice, setChoice] = useState(keptTheme)
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)')
  const dark = choice === 'dark' || choice === 'contrast' || (choice === 'system' && systemDark)
  const context = useMemo(
    () => ({
      choice,
      dark,
      choose: (next: typeof choice) => {
        keepTheme(next)
        setChoice(next)
      },
    }),
    [choice, dark],
  )
  return (
    <ThemeContext value={context}>
      {/* The provider hands its classes on to menus and dialogs, which stand beside the page: what is the page's own stands inside. */}
      <FluentProvider theme={themeFor(choice, systemDark)} style={{ height: '100%' }}>
        <div className={styles.root} style={{ colorScheme: dark ? 'dark' : 'light' }}>{children}</div>
      </FluentProvider>
    </ThemeContext>
  )
}
