import {
  Avatar, Button, Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles, Text, tokens,
} from '@fluentui/react-components'
import { CallEndFilled, CallFilled, VideoFilled } from '@fluentui/react-icons'
import { useClient } from '../app/context'
import type { CallView } from '../contracts/generated'
import { texts } from '../texts'
import { FormError } from '../ui/FormError'
import { useSubmit } from '../ui/useSubmit'
import { useCallStyles } from './callStyles'

const useStyles = makeStyles({
  surface: { maxWidth: '380px' },
  content: { display: 'flex', flexDirection: 'column', alignItems: 'center', gap: tokens.spacingVerticalM, paddingTop: tokens.spacingVerticalL },
  ring: {
    display: 'inline-flex', borderRadius: '50%', margin: tokens.spacingVerticalL,
    animationName: {
      '0%': { boxShadow: `0 0 0 0 ${tokens.colorBrandBackground}` },
      '70%': { boxShadow: '0 0 0 22px transparent' },
      '100%': { boxShadow: '0 0 0 0 transparent' },
    },
    animationDuration: '1.6s', animationIterationCount: 'infinite',
  },
  actions: { display: 'grid', gap: tokens.spacingVerticalM, width: '100%', maxWidth: '280px', marginTop: tokens.spacingVerticalM },
})

/** It stays until somebody answers, declines or gives up: neither Escape nor a click beside it may decide. */
export function IncomingDialog({ call }: { readonly call: CallView }) {
  const styles = useStyles()
  const colours = useCallStyles()
  const client = useClient()
  const audio = useSubmit(() => client.answer(false))
  const video = useSubmit(() => client.answer(true))
  const decline = useSubmit(() => client.decline())
  const busy = audio.busy || video.busy || decline.busy

  return (
    <Dialog open>
      <DialogSurface className={styles.surface} aria-label={texts.incoming.title}>
        <DialogBody>
          <DialogTitle>{texts.incoming.title}</DialogTitle>
          <DialogContent className={styles.content}>
            <span className={styles.ring}><Avatar name={call.peer.name} size={96} color="colorful" aria-hidden /></span>
            <Text size={600} weight="semibold" align="center">{call.peer.name}</Text>
            <Text>{texts.incoming[call.type]}</Text>
            <FormError message={audio.error ?? video.error ?? decline.error} />
            <div className={styles.actions}>
              <Button
                size="large" className={colours.answer} icon={<CallFilled />} disabledFocusable={busy}
                onClick={() => void audio.run()} autoFocus={call.type === 'audio'}
              >
                {texts.incoming.answer}
              </Button>
              <Button
                size="large" className={colours.answer} icon={<VideoFilled />} disabledFocusable={busy}
                onClick={() => void video.run()} autoFocus={call.type === 'video'}
              >
                {texts.incoming.answerVideo}
              </Button>
              <Button size="large" className={colours.hangUp} icon={<CallEndFilled />} disabledFocusable={decline.busy} onClick={() => void decline.run()}>
                {texts.incoming.decline}
              </Button>
            </div>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
