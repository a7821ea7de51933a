import {
  Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Dropdown, Field, Input, makeStyles, Option, tokens,
} from '@fluentui/react-components'
import { useState } from 'react'
import { manualStatuses, type ManualStatus } from '../contracts/generated'
import { texts } from '../texts'
import { FormError } from '../ui/FormError'
import { useSubmit } from '../ui/useSubmit'
import { useApi } from './context'

const useStyles = makeStyles({ content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM } })

type UntilChoice = (typeof texts.ownStatus.untilChoices)[number][0]

/** The end of a choice as the server wants it; undefined: none. */
export function untilOf(choice: UntilChoice, now: Date): string | undefined {
  if (choice === 'never') return undefined
  if (choice !== 'today') return new Date(now.getTime() + Number(choice) * 60_000).toISOString()
  const midnight = new Date(now)
  midnight.setHours(24, 0, 0, 0)
  return midnight.toISOString()
}

/** A status with an end and words. */
export function StatusDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const styles = useStyles()
  const api = useApi()
  const [status, setStatus] = useState<ManualStatus>('busy')
  const [until, setUntil] = useState<UntilChoice>('60')
  const [message, setMessage] = useState('')
  const { busy, error, run } = useSubmit(async () => {
    await api.updateStatus({ status, until: untilOf(until, new Date()), message: message.trim() || undefined })
    onClose()
  })
  const choices = manualStatuses.filter((choice) => choice !== 'auto')
  const untilText = texts.ownStatus.untilChoices.find(([choice]) => choice === until)?.[1]

  return (
    <Dialog open={open} onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{texts.ownStatus.set}</DialogTitle>
          <DialogContent className={styles.content}>
            <FormError message={error} />
            <Field label={texts.people.status}>
              <Dropdown
                value={texts.ownStatus.choose[status]} selectedOptions={[status]}
                onOptionSelect={(_, { optionValue }) => setStatus(choices.find((choice) => choice === optionValue) ?? status)}
              >
                {choices.map((choice) => <Option key={choice} value={choice}>{texts.ownStatus.choose[choice]}</Option>)}
              </Dropdown>
            </Field>
            <Field label={texts.ownStatus.until}>
              <Dropdown
                value={untilText} selectedOptions={[until]}
                onOptionSelect={(_, { optionValue }) => setUntil(texts.ownStatus.untilChoices.find(([choice]) => choice === optionValue)?.[0] ?? until)}
              >
                {texts.ownStatus.untilChoices.map(([choice, label]) => <Option key={choice} value={choice}>{label}</Option>)}
              </Dropdown>
            </Field>
            <Field label={texts.ownStatus.message} hint={texts.ownStatus.messageHint}>
              <Input value={message} maxLength={140} onChange={(_, { value }) => setMessage(value)} />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{texts.app.cancel}</Button>
            <Button appearance="primary" disabledFocusable={busy} onClick={() => void run()}>{texts.ownStatus.set}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
