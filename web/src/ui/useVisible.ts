import { useSyncExternalStore } from 'react'

const subscribe = (changed: () => void) => {
  document.addEventListener('visibilitychange', changed)
  return () => document.removeEventListener('visibilitychange', changed)
}

/** Is this tab in front? What nobody looks at is not seen. */
export const useVisible = () => useSyncExternalStore(subscribe, () => !document.hidden)
