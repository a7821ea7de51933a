import { Toast, ToastBody, ToastFooter, ToastTitle, Button } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import { useCalling, useClient } from '../app/context'
import { useToasts } from '../app/toaster'
import { notify } from '../calling/notify'
import { texts } from '../texts'
import { whenText } from '../ui/times'

/** A missed call says so once, wherever the person is in Calling. */
export function MissedToasts() {
  const client = useClient()
  const missed = useCalling((state) => state.missed)
  const { dispatchToast, dismissToast } = useToasts()
  const told = useRef<string>(undefined)

  useEffect(() => {
    if (!missed || told.current === missed.id) return
    told.current = missed.id
    const toastId = `missed-${missed.id}`
    const { caller, reason, attemptedAt, type } = missed
    const callBack = () => {
      dismissToast(toastId)
      void client.call(caller, type)
    }
    dispatchToast(
      <Toast data-testid="missed-toast">
        <ToastTitle>{texts.missed.toast(caller.name)}</ToastTitle>
        <ToastBody>{texts.missed.reason[reason]} · {whenText(attemptedAt)}</ToastBody>
        <ToastFooter>
          <Button size="small" appearance="primary" onClick={callBack}>{texts.missed.callBack}</Button>
          <Button size="small" onClick={() => dismissToast(toastId)}>{texts.app.close}</Button>
        </ToastFooter>
      </Toast>,
      { toastId, intent: 'warning', timeout: 20_000, pauseOnHover: true },
    )
    notify(texts.missed.toast(caller.name), texts.missed.reason[reason], toastId)
    client.store.dispatch({ kind: 'missed_shown' })
  }, [missed, client, dispatchToast, dismissToast])

  return null
}
