import { useEffect, useMemo, useState } from 'react'
import type { Api } from '../calling/api'
import { CallingClient } from '../calling/client'
import { claimDevice } from '../calling/device'
import type { Http } from '../calling/http'
import { openSocket } from '../calling/socket'
import type { Me } from '../contracts/generated'
import { texts } from '../texts'
import { Loading } from '../ui/Loading'
import { CallingContext } from './context'
import { Shell } from './Shell'

export interface SignedInProps {
  readonly http: Http
  readonly api: Api
  readonly me: Me
  readonly onEnded: (notice?: string) => void
}

/** Everything behind the sign-in: one calling client for as long as this person is here. */
export default function SignedIn({ http, api, me, onEnded }: SignedInProps) {
  const [client, setClient] = useState<CallingClient>()

  useEffect(() => {
    let gone = false
    let started: CallingClient | undefined
    void claimDevice().then((device) => {
      if (gone) return
      started = new CallingClient({ api, device, openSocket })
      started.store.subscribe(({ link }) => link === 'signed_out' && onEnded(texts.signIn.ended))
      started.start()
      setClient(started)
    })
    const stopListening = http.onSessionOver(() => onEnded(texts.signIn.ended))
    return () => {
      gone = true
      stopListening()
      void started?.stop()
    }
  }, [api, http, onEnded])

  const calling = useMemo(
    () =>
      client && {
        client,
        api,
        me,
        signOut: async () => {
          await client.leave()
          await api.logout().then(() => onEnded(), () => onEnded(texts.signIn.notEnded))
        },
      },
    [client, api, me, onEnded],
  )

  if (!calling) return <Loading />
  return <CallingContext value={calling}><Shell /></CallingContext>
}
