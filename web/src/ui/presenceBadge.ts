import type { PresenceBadgeProps } from '@fluentui/react-components'
import type { PresenceStatus } from '../contracts/generated'
import { texts } from '../texts'

const shown: Record<PresenceStatus, NonNullable<PresenceBadgeProps['status']>> = {
  online: 'available', away: 'away', busy: 'busy', 'do-not-disturb': 'do-not-disturb', in_call: 'busy', offline: 'offline',
}

export const badgeOf = (status: PresenceStatus) => ({ status: shown[status], 'aria-label': texts.presence[status] }) as const
