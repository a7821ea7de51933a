import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../calling/http'

interface Page<T> {
  readonly items: readonly T[]
  readonly next?: string
}

export interface Pages<T, P> {
  readonly items: readonly T[]
  /** The first page as it came, with its totals. */
  readonly first?: P
  /** True until the first page of what is asked for is here. */
  readonly loading: boolean
  readonly error?: string
  readonly hasMore: boolean
  more(): void
  reload(): void
  /** Puts a changed item in the place of the old one. */
  replace(isIt: (item: T) => boolean, item: T): void
}

interface Loaded<T, P> {
  readonly key: string
  readonly items: readonly T[]
  readonly first?: P
  readonly next?: string
  readonly error?: string
}

/**
 * A list that is fetched page by page, by cursor.
 * @param key What is asked for. Another key is another list; another `version` fetches the same one again while the old rows stay.
 */
export function usePages<T, P extends Page<T>>(
  fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<P>, key: string, version = 0,
): Pages<T, P> {
  const [state, setState] = useState<Loaded<T, P>>()
  const [turn, setTurn] = useState(0)
  const fetching = useRef(fetchPage)
  const busy = useRef(false)

  useEffect(() => {
    fetching.current = fetchPage
  })

  useEffect(() => {
    const stopped = new AbortController()
    busy.current = true
    fetching.current(undefined, stopped.signal).then(
      (page) => {
        busy.current = false
        setState({ key, items: page.items, first: page, next: page.next })
      },
      (cause: unknown) => {
        if (stopped.signal.aborted) return
        busy.current = false
        const error = ApiError.from(cause).message
        setState((old) => (old?.key === key ? { ...old, error } : { key, items: [], error }))
      },
    )
    return () => stopped.abort()
  }, [key, version, turn])

  const current = state?.key === key ? state : undefined
  const next = current?.next

  const more = useCallback(() => {
    if (!next || busy.current) return
    busy.current = true
    fetching.current(next, new AbortController().signal).then(
      (page) => setState((old) => (old?.next === next ? { ...old, items: [...old.items, ...page.items], next: page.next, error: undefined } : old)),
      (cause: unknown) => setState((old) => old && { ...old, error: ApiError.from(cause).message }),
    ).finally(() => {
      busy.current = false
    })
  }, [next])

  const reload = useCallback(() => setTurn((value) => value + 1), [])
  const replace = useCallback(
    (isIt: (item: T) => boolean, item: T) => setState((old) => old && { ...old, items: old.items.map((one) => (isIt(one) ? item : one)) }),
    [],
  )
  return { items: current?.items ?? [], first: current?.first, loading: !current, error: current?.error, hasMore: next !== undefined, more, reload, replace }
}
