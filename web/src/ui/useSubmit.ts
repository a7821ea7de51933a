import { useState, type FormEvent } from 'react'
import { ApiError } from '../calling/http'

/** One request at a time, and its failure in words. */
export function useSubmit(work: () => Promise<void>) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  const run = async () => {
    if (busy) return
    setBusy(true)
    setError(undefined)
    try {
      await work()
    } catch (cause) {
      setError(cause instanceof Error ? cause.message : ApiError.from(cause).message)
    } finally {
      setBusy(false)
    }
  }

  return {
    busy,
    error,
    run,
    submit: (event: FormEvent) => {
      event.preventDefault()
      void run()
    },
  }
}
