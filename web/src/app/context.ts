import { createContext, use, useSyncExternalStore } from 'react'
import type { Api } from '../calling/api'
import type { CallingClient } from '../calling/client'
import type { RoomState } from '../calling/room'
import type { CallingState } from '../calling/state'
import type { Me } from '../contracts/generated'

export interface Calling {
  readonly client: CallingClient
  readonly api: Api
  readonly me: Me
  readonly signOut: () => Promise<void>
}

export const CallingContext = createContext<Calling | undefined>(undefined)

export function useCallingContext(): Calling {
  const calling = use(CallingContext)
  if (!calling) throw new Error('Only for people who are signed in.')
  return calling
}

export const useClient = () => useCallingContext().client
export const useApi = () => useCallingContext().api
export const useIsAdmin = () => useCallingContext().me.role === 'admin'

/** @param select Must return a part of the state, not something new, or React would never rest. */
export function useCalling<T>(select: (state: CallingState) => T): T {
  const { store } = useClient()
  return useSyncExternalStore(store.subscribe, () => select(store.get()))
}

export function useRoom(): RoomState {
  const { room } = useClient()
  return useSyncExternalStore((changed) => room.subscribe(changed), () => room.state)
}
