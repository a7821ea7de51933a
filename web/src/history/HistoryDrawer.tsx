import {
  Button, DrawerBody, DrawerHeader, DrawerHeaderTitle, makeStyles, MessageBar, MessageBarBody, OverlayDrawer, Text, tokens,
} from '@fluentui/react-components'
import { CopyRegular, DismissRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useApi, useIsAdmin } from '../app/context'
import type { CallId, HistoryDetails, QualityReport } from '../contracts/generated'
import { texts } from '../texts'
import { Facts } from '../ui/Facts'
import { Loading } from '../ui/Loading'
import { durationText, whenText } from '../ui/times'
import { useResource } from '../ui/useResource'
import { OutcomeBadge } from './HistoryRow'
import { Timeline } from './Timeline'

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, paddingBottom: tokens.spacingVerticalXXL },
  raw: {
    margin: 0, padding: tokens.spacingHorizontalM, borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowX: 'auto', whiteSpace: 'pre',
  },
})

/** One call from the first click to its end: in words for its people, raw for an admin. */
export function HistoryDrawer({ callId, onClose }: { readonly callId?: CallId; readonly onClose: () => void }) {
  return (
    <OverlayDrawer open={callId !== undefined} position="end" size="medium" onOpenChange={(_, { open }) => !open && onClose()}>
      <DrawerHeader>
        <DrawerHeaderTitle action={<Button appearance="subtle" icon={<DismissRegular />} aria-label={texts.app.close} onClick={onClose} />}>
          {texts.history.details}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>{callId && <Details key={callId} callId={callId} />}</DrawerBody>
    </OverlayDrawer>
  )
}

function Details({ callId }: { readonly callId: CallId }) {
  const styles = useStyles()
  const api = useApi()
  const admin = useIsAdmin()
  const { value, error } = useResource((signal) => api.historyOf(callId, signal), callId)
  if (error) return <MessageBar intent="error"><MessageBarBody>{error}</MessageBarBody></MessageBar>
  if (!value) return <Loading />
  const { call, ringingAt, timeline, callerQuality, calleeQuality } = value
  return (
    <div className={styles.body}>
      <Text size={400} weight="semibold">{texts.history.fromTo(call.caller.name, call.callee.name)}</Text>
      <span><OutcomeBadge outcome={call.outcome} /></span>
      <Facts
        facts={[
          [texts.history.type, texts.history.types[call.type]],
          [texts.history.started, whenText(call.startedAt)],
          [texts.history.ringing, since(call.startedAt, ringingAt)],
          [texts.history.answered, since(call.startedAt, call.answeredAt)],
          [texts.history.duration, call.durationSeconds > 0 ? durationText(call.durationSeconds) : undefined],
          [texts.history.reason, texts.history.causes[call.cause]],
          [`${texts.history.quality}: ${call.caller.name}`, qualityText(callerQuality)],
          [`${texts.history.quality}: ${call.callee.name}`, qualityText(calleeQuality)],
        ]}
      />
      <Text as="h3" weight="semibold" style={{ margin: 0 }}>{texts.history.timeline}</Text>
      <Timeline entries={timeline} people={[call.caller, call.callee]} />
      {admin && <Raw details={value} />}
    </div>
  )
}

function Raw({ details }: { readonly details: HistoryDetails }) {
  const styles = useStyles()
  const [copied, setCopied] = useState(false)
  const json = JSON.stringify(details, null, 2)
  // Where the clipboard is closed, the text can still be selected.
  const copy = () => void navigator.clipboard.writeText(json).then(() => setCopied(true), () => setCopied(false))
  return (
    <details>
      <summary>{texts.history.raw}</summary>
      <Button size="small" icon={<CopyRegular />} onClick={copy}>{copied ? texts.history.copied : texts.history.copy}</Button>
      <pre className={styles.raw} tabIndex={0}>{json}</pre>
    </details>
  )
}

const since = (from: string, to: string | undefined) => (to ? `${((Date.parse(to) - Date.parse(from)) / 1000).toFixed(1)} s` : undefined)

const qualityText = (report: QualityReport | undefined) =>
  report && `${texts.quality.grades[report.grade]} · ${Math.round(report.roundTripMs)} ms · ${(report.loss * 100).toFixed(1)} % · ${report.relayed ? texts.quality.relayed : texts.quality.direct}`
