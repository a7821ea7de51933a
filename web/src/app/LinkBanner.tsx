import { MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components'
import { useSyncExternalStore } from 'react'
import { texts } from '../texts'
import { useDelayed } from '../ui/useDelayed'
import { useCalling } from './context'

/** A blink of the network is nobody's concern. */
const worthSaying = 2_000

function subscribe(changed: () => void) {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

export function LinkBanner() {
  const lost = useCalling((state) => state.link === 'lost')
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  const shown = useDelayed(lost, worthSaying)
  if (online && !shown) return null
  return (
    <MessageBar intent="warning" icon={online ? <Spinner size="extra-tiny" /> : undefined} data-testid="link-banner">
      <MessageBarBody>{online ? texts.app.reconnecting : texts.app.offline}</MessageBarBody>
    </MessageBar>
  )
}
