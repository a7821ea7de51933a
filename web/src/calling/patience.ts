import { ApiError } from './http'
import type { Unsubscribe } from './store'

/** How long a click waits for a server that is just coming back. */
const patience = 10_000
/** A store behind the server is away, not the socket. */
const storePause = 500

export interface PatienceParts {
  readonly giveUp: () => boolean
  readonly isUp: () => boolean
  readonly onUp: (listener: () => void) => Unsubscribe
}

/** Repeats what failed for want of a server until one is back. Only for commands that may be repeated. */
export async function patiently<T>(ask: () => Promise<T>, parts: PatienceParts): Promise<T> {
  const until = Date.now() + patience
  for (;;) {
    try {
      return await ask()
    } catch (cause) {
      const left = until - Date.now()
      if (!(cause instanceof ApiError) || !cause.retryable || left <= 0 || parts.giveUp()) throw cause
      await (parts.isUp() ? pause(storePause) : untilUp(parts, left))
    }
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Ends with the time too: the next attempt then fails for good, with the reason. */
function untilUp(parts: PatienceParts, longest: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      unsubscribe()
      resolve()
    }
    const timer = setTimeout(done, longest)
    const unsubscribe = parts.onUp(done)
  })
}
