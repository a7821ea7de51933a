import {
  bundleIcon, CallMissedFilled, CallMissedRegular, ChartMultipleFilled, ChartMultipleRegular, HistoryFilled, HistoryRegular, LiveFilled, LiveRegular,
  MailInboxFilled, MailInboxRegular, PeopleFilled, PeopleRegular, PersonSettingsFilled, PersonSettingsRegular, SettingsFilled, SettingsRegular,
} from '@fluentui/react-icons'
import type { ComponentType } from 'react'
import { texts } from '../texts'

export interface Place {
  readonly path: string
  readonly label: string
  readonly Icon: ComponentType<{ filled?: boolean }>
  readonly adminOnly?: boolean
  readonly count?: 'missed' | 'inbox'
}

/** In the order of the rail. A phone shows the first four and the rest under "More". */
const all: readonly Place[] = [
  { path: '/people', label: texts.navigation.people, Icon: bundleIcon(PeopleFilled, PeopleRegular) },
  { path: '/missed', label: texts.navigation.missed, Icon: bundleIcon(CallMissedFilled, CallMissedRegular), count: 'missed' },
  { path: '/history', label: texts.navigation.history, Icon: bundleIcon(HistoryFilled, HistoryRegular) },
  { path: '/inbox', label: texts.navigation.inbox, Icon: bundleIcon(MailInboxFilled, MailInboxRegular), adminOnly: true, count: 'inbox' },
  { path: '/live', label: texts.navigation.live, Icon: bundleIcon(LiveFilled, LiveRegular), adminOnly: true },
  { path: '/charts', label: texts.navigation.charts, Icon: bundleIcon(ChartMultipleFilled, ChartMultipleRegular), adminOnly: true },
  { path: '/accounts', label: texts.navigation.accounts, Icon: bundleIcon(PersonSettingsFilled, PersonSettingsRegular), adminOnly: true },
  { path: '/settings', label: texts.navigation.settings, Icon: bundleIcon(SettingsFilled, SettingsRegular) },
]

export const placesFor = (admin: boolean) => all.filter((place) => admin || !place.adminOnly)
