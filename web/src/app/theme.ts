import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme, type Theme } from '@fluentui/react-components'
import { createContext } from 'react'

export const themeChoices = ['system', 'light', 'dark', 'contrast'] as const
export type ThemeChoice = (typeof themeChoices)[number]

const key = 'calling.theme'

export function keptTheme(): ThemeChoice {
  const kept = localStorage.getItem(key)
  return themeChoices.find((choice) => choice === kept) ?? 'system'
}

export const keepTheme = (choice: ThemeChoice) => localStorage.setItem(key, choice)

export function themeFor(choice: ThemeChoice, systemDark: boolean): Theme {
  switch (choice) {
    case 'light':
      return teamsLightTheme
    case 'dark':
      return teamsDarkTheme
    case 'contrast':
      return teamsHighContrastTheme
    case 'system':
      return systemDark ? teamsDarkTheme : teamsLightTheme
  }
}

export const ThemeContext = createContext<{ readonly choice: ThemeChoice; readonly dark: boolean; readonly choose: (choice: ThemeChoice) => void }>({
  choice: 'system',
  dark: false,
  choose: () => undefined,
})
