import { useCallback, useEffect, useRef } from 'react'
import { useClient } from '../app/context'
import type { UserId } from '../contracts/generated'

/** Watches the presence of the people on screen. Returns what a list tells about its rows. */
export function useShown<T>(personOf: (item: T) => UserId): (items: readonly T[]) => void {
  const { presence } = useClient()
  const shown = useRef<{ readonly key: string; readonly stop: () => void }>(undefined)

  useEffect(
    () => () => {
      shown.current?.stop()
      shown.current = undefined
    },
    [],
  )

  return useCallback(
    (items) => {
      const people = [...new Set(items.map(personOf))]
      const key = people.join('|')
      if (shown.current?.key === key) return
      const stopOld = shown.current?.stop
      shown.current = { key, stop: presence.show(people) }
      stopOld?.()
    },
    [presence, personOf],
  )
}
