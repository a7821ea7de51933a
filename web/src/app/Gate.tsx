import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import type { Api } from '../calling/api'
import { ApiError, type Http } from '../calling/http'
import type { Me } from '../contracts/generated'
import { SignIn } from '../signin/SignIn'
import { texts } from '../texts'
import { EmptyState } from '../ui/EmptyState'
import { Loading } from '../ui/Loading'

const SignedIn = lazy(() => import('./SignedIn'))

type Session =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'out'; readonly notice?: string }
  | { readonly kind: 'in'; readonly me: Me }
  | { readonly kind: 'unreachable'; readonly message: string }

/** Who is here: nobody sees more than the sign-in, nor loads more than it, before the server has said so. */
export function Gate({ http, api }: { readonly http: Http; readonly api: Api }) {
  const [session, setSession] = useState<Session>({ kind: 'unknown' })
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    const stopped = new AbortController()
    api.me(stopped.signal).then(
      (me) => setSession({ kind: 'in', me }),
      (cause: unknown) => {
        if (stopped.signal.aborted) return
        const error = ApiError.from(cause)
        setSession(error.code === 'unauthenticated' ? { kind: 'out' } : { kind: 'unreachable', message: error.message })
      },
    )
    return () => stopped.abort()
  }, [api, attempt])

  const ended = useCallback((notice?: string) => setSession({ kind: 'out', notice }), [])

  switch (session.kind) {
    case 'unknown':
      return <Loading />
    case 'unreachable':
      return <EmptyState title={session.message} action={{ label: texts.app.retry, onClick: () => setAttempt(attempt + 1) }} />
    case 'out':
      return <SignIn api={api} notice={session.notice} onSignedIn={(me) => setSession({ kind: 'in', me })} />
    case 'in':
      return (
        <Suspense fallback={<Loading />}>
          <SignedIn http={http} api={api} me={session.me} onEnded={ended} />
        </Suspense>
      )
  }
}
