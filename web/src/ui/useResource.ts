import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../calling/http'

/** One thing that is fetched; it stays while it is fetched again. */
export function useResource<T>(fetchIt: (signal: AbortSignal) => Promise<T>, key: string, version = 0) {
  const [state, setState] = useState<{ readonly key: string; readonly value?: T; readonly error?: string }>()
  const [turn, setTurn] = useState(0)
  const fetching = useRef(fetchIt)

  useEffect(() => {
    fetching.current = fetchIt
  })

  useEffect(() => {
    const stopped = new AbortController()
    fetching.current(stopped.signal).then(
      (value) => !stopped.signal.aborted && setState({ key, value }),
      (cause: unknown) => {
        if (stopped.signal.aborted) return
        const error = ApiError.from(cause).message
        setState((old) => ({ key, error, value: old?.key === key ? old.value : undefined }))
      },
    )
    return () => stopped.abort()
  }, [key, version, turn])

  const reload = useCallback(() => setTurn((value) => value + 1), [])
  const current = state?.key === key ? state : undefined
  return { value: current?.value, error: current?.error, loading: !current, reload }
}
