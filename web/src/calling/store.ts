export type Unsubscribe = () => void

/** State that changes by actions through a pure reducer; made for useSyncExternalStore, but knows no React. */
export interface Store<TState, TAction> {
  readonly get: () => TState
  readonly dispatch: (action: TAction) => void
  readonly subscribe: (listener: (next: TState, previous: TState) => void) => Unsubscribe
}

export function createStore<TState, TAction>(reduce: (state: TState, action: TAction) => TState, initial: TState): Store<TState, TAction> {
  let state = initial
  const listeners = new Set<(next: TState, previous: TState) => void>()
  return {
    get: () => state,
    dispatch(action) {
      const previous = state
      state = reduce(previous, action)
      if (state === previous) return
      for (const listener of [...listeners]) listener(state, previous)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
