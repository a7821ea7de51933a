import { Button, makeStyles, mergeClasses, tokens, Tooltip } from '@fluentui/react-components'
import {
  CallEndFilled, FullScreenMaximizeRegular, FullScreenMinimizeRegular, MicOffFilled, MicRegular, PictureInPictureRegular, ShareScreenStartRegular,
  ShareScreenStopFilled, VideoOffFilled, VideoRegular,
} from '@fluentui/react-icons'
import { useEffect, useState, type ReactElement } from 'react'
import { useClient, useRoom } from '../app/context'
import { texts } from '../texts'
import { useSubmit } from '../ui/useSubmit'
import { useCallStyles } from './callStyles'
import { DevicesButton } from './DevicesButton'

const useStyles = makeStyles({
  bar: {
    display: 'flex', justifyContent: 'center', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalS}`, paddingBottom: `max(${tokens.spacingVerticalM}, env(safe-area-inset-bottom))`, zIndex: 2,
  },
  button: {
    width: '48px', minWidth: '48px', height: '48px', borderRadius: '50%', color: '#ffffff', backgroundColor: 'rgba(255,255,255,.14)', border: 'none',
    ':hover': { color: '#ffffff', backgroundColor: 'rgba(255,255,255,.26)' }, ':hover:active': { color: '#ffffff', backgroundColor: 'rgba(255,255,255,.32)' },
    ':focus-visible': { outline: '2px solid #ffffff', outlineOffset: '2px' },
    '@media (max-width: 400px)': { width: '42px', minWidth: '42px', height: '42px' },
  },
  off: { color: '#1b1a1f', backgroundColor: '#ffffff', ':hover': { color: '#1b1a1f', backgroundColor: '#e6e6e6' }, ':hover:active': { color: '#1b1a1f', backgroundColor: '#d6d6d6' } },
  hangUp: { width: '64px', minWidth: '64px', borderRadius: '24px' },
})

interface ControlProps {
  readonly label: string
  readonly icon: ReactElement
  readonly onClick: () => void
  readonly marked?: boolean
  readonly className?: string
}

function Control({ label, icon, onClick, marked = false, className }: ControlProps) {
  const styles = useStyles()
  return (
    <Tooltip content={label} relationship="label">
      <Button className={mergeClasses(styles.button, marked && styles.off, className)} size="large" icon={icon} onClick={onClick} />
    </Tooltip>
  )
}

export function Controls() {
  const styles = useStyles()
  const client = useClient()
  const { room } = client
  const { local: { muted, camera, screen } } = useRoom()
  const hangUp = useSubmit(() => client.hangUp())
  const full = useFullScreen()
  const canShare = 'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices

  return (
    <div className={styles.bar} role="toolbar" aria-label={texts.call.controls}>
      <Control label={muted ? texts.call.unmute : texts.call.mute} icon={muted ? <MicOffFilled /> : <MicRegular />} marked={muted} onClick={() => room.setMuted(!muted)} />
      <Control label={camera ? texts.call.cameraOff : texts.call.cameraOn} icon={camera ? <VideoRegular /> : <VideoOffFilled />} onClick={() => void room.setCamera(!camera)} />
      {canShare && (
        <Control
          label={screen ? texts.call.stopShare : texts.call.share} icon={screen ? <ShareScreenStopFilled /> : <ShareScreenStartRegular />} marked={screen !== undefined}
          onClick={() => void room.setScreen(!screen)}
        />
      )}
      <DevicesButton className={styles.button} />
      {document.fullscreenEnabled && (
        <Control
          label={full ? texts.call.leaveFullScreen : texts.call.fullScreen} icon={full ? <FullScreenMinimizeRegular /> : <FullScreenMaximizeRegular />}
          // The whole page, so that menus, which stand beside the call in the page, are seen too.
          onClick={() => void (full ? document.exitFullscreen() : document.documentElement.requestFullscreen())}
        />
      )}
      {document.pictureInPictureEnabled && (
        <Control label={texts.call.pictureInPicture} icon={<PictureInPictureRegular />} onClick={() => void togglePicture()} />
      )}
      <Control label={texts.call.hangUp} icon={<CallEndFilled />} className={mergeClasses(useCallStyles().hangUp, styles.hangUp)} onClick={() => void hangUp.run()} />
    </div>
  )
}

async function togglePicture(): Promise<void> {
  try {
    if (document.pictureInPictureElement) await document.exitPictureInPicture()
    else await document.querySelector<HTMLVideoElement>('[data-testid=remote-video]')?.requestPictureInPicture()
  } catch {
    // The picture has not begun, or went away between: the button can be pressed again.
  }
}

function useFullScreen(): boolean {
  const [full, setFull] = useState(document.fullscreenElement !== null)
  useEffect(() => {
    const changed = () => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', changed)
    return () => document.removeEventListener('fullscreenchange', changed)
  }, [])
  return full
}
