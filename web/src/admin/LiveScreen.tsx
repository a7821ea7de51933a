import {
  Avatar, Badge, Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles, Text, tokens,
} from '@fluentui/react-components'
import { CallEndRegular, LiveRegular, VideoRegular } from '@fluentui/react-icons'
import { useEffect, useState } from 'react'
import { useApi, useCalling } from '../app/context'
import type { LiveCall } from '../contracts/generated'
import { texts } from '../texts'
import { EmptyState } from '../ui/EmptyState'
import { FormError } from '../ui/FormError'
import { Loading } from '../ui/Loading'
import { useRowStyles } from '../ui/rowStyles'
import { Screen } from '../ui/Screen'
import { durationText } from '../ui/times'
import { useNow } from '../ui/useNow'
import { useResource } from '../ui/useResource'
import { useSubmit } from '../ui/useSubmit'
import { useVisible } from '../ui/useVisible'

/** The list is small and changes all the time: it is fetched while somebody looks. */
const lookEvery = 3_000

const useStyles = makeStyles({ list: { height: '100%', overflowY: 'auto', margin: 0, padding: `0 ${tokens.spacingHorizontalM}`, listStyleType: 'none' } })

export default function LiveScreen() {
  const styles = useStyles()
  const api = useApi()
  const [ending, setEnding] = useState<LiveCall>()
  const { value, error, reload } = useResource((signal) => api.liveCalls(signal), 'live')
  const visible = useVisible()

  useEffect(() => {
    if (!visible) return
    const timer = setInterval(reload, lookEvery)
    return () => clearInterval(timer)
  }, [visible, reload])

  return (
    <Screen title={texts.live.title}>
      <FormError message={error} />
      {!value && !error && <Loading />}
      {value?.length === 0 && <EmptyState icon={<LiveRegular />} title={texts.live.none} next={texts.live.noneNext} />}
      {value && value.length > 0 && (
        <ul className={styles.list} aria-label={texts.live.title}>
          {value.map((call) => <li key={call.callId}><LiveRow call={call} onEnd={() => setEnding(call)} /></li>)}
        </ul>
      )}
      {ending && (
        <EndDialog
          call={ending}
          onClose={() => {
            setEnding(undefined)
            reload()
          }}
        />
      )}
    </Screen>
  )
}

function LiveRow({ call, onEnd }: { readonly call: LiveCall; readonly onEnd: () => void }) {
  const styles = useRowStyles()
  const offset = useCalling((state) => state.clockOffset)
  const seconds = (useNow(1_000) + offset - Date.parse(call.connectedAt ?? call.startedAt)) / 1000
  return (
    <div className={styles.row} data-testid={`live-${call.callId}`}>
      <Avatar name={call.caller.name} size={40} color="colorful" aria-hidden />
      <div className={styles.words}>
        <Text weight="semibold" truncate wrap={false}>{texts.live.between(call.caller.name, call.callee.name)}</Text>
        <Text size={200} className={styles.second}>
          {call.type === 'video' && <VideoRegular aria-label={texts.history.types.video} />} {texts.call.state[call.state]} · {durationText(seconds)}
        </Text>
      </div>
      {call.quality && <Badge appearance="tint" color={call.quality === 'good' ? 'success' : call.quality === 'fair' ? 'warning' : 'danger'}>{texts.quality.grades[call.quality]}</Badge>}
      <Button icon={<CallEndRegular />} onClick={onEnd}>{texts.live.end}</Button>
    </div>
  )
}

function EndDialog({ call, onClose }: { readonly call: LiveCall; readonly onClose: () => void }) {
  const api = useApi()
  const { busy, error, run } = useSubmit(async () => {
    await api.endCall(call.callId)
    onClose()
  })
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{texts.live.endTitle}</DialogTitle>
          <DialogContent><FormError message={error} />{texts.live.endText(call.caller.name, call.callee.name)}</DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{texts.app.cancel}</Button>
            <Button appearance="primary" disabledFocusable={busy} onClick={() => void run()}>{texts.live.end}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
