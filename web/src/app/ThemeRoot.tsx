import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components'
import { useMemo, useState, type ReactNode } from 'react'
import { keepTheme, keptTheme, themeFor, ThemeContext } from './theme'
import { useMediaQuery } from './useMediaQuery'

const useStyles = makeStyles({ root: { height: '100%', backgroundColor: tokens.colorNeutralBackground3, overflow: 'hidden' } })

export function ThemeRoot({ children }: { readonly children: ReactNode }) {
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
      <FluentProvider theme={themeFor(choice, systemDark)} className={useStyles().root} style={{ colorScheme: dark ? 'dark' : 'light' }}>
        {children}
      </FluentProvider>
    </ThemeContext>
  )
}
