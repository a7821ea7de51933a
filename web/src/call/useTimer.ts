import { useSyncExternalStore } from 'react'
import { useCalling } from '../app/context'
import type { CallView } from '../contracts/generated'
import { durationText } from '../ui/times'

/** Four looks a second, so that both sides turn to the next second within a quarter of one. */
const lookEvery = 250

const subscribe = (changed: () => void) => {
  const timer = setInterval(changed, lookEvery)
  return () => clearInterval(timer)
}

/** Time since media flowed first, by the server's clock; undefined before. */
export function useTimer(call: CallView | undefined): string | undefined {
  const offset = useCalling((state) => state.clockOffset)
  const connectedAt = call?.connectedAt
  return useSyncExternalStore(subscribe, () => (connectedAt ? durationText((Date.now() + offset - Date.parse(connectedAt)) / 1000) : undefined))
}
