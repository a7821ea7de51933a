import { Button, makeStyles, Popover, PopoverSurface, PopoverTrigger, tokens, Tooltip } from '@fluentui/react-components'
import { SettingsRegular } from '@fluentui/react-icons'
import { useClient } from '../app/context'
import { chosenDevices } from '../calling/media'
import { DeviceChoice } from '../settings/DeviceChoice'
import { texts } from '../texts'

const useStyles = makeStyles({ surface: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, width: 'min(300px, 80vw)' } })

/** Microphone, camera and speaker of the running call. */
export function DevicesButton({ className }: { readonly className?: string }) {
  const styles = useStyles()
  const { room } = useClient()
  return (
    <Popover trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Tooltip content={texts.call.devices} relationship="label">
          <Button className={className} size="large" icon={<SettingsRegular />} />
        </Tooltip>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={texts.call.devices}>
        <DeviceChoice kind="audioinput" onChoose={(id) => void room.chooseMicrophone(id)} />
        <DeviceChoice kind="videoinput" onChoose={(id) => void room.chooseCamera(id)} />
        <DeviceChoice kind="audiooutput" onChoose={chooseSpeaker} />
      </PopoverSurface>
    </Popover>
  )
}

function chooseSpeaker(deviceId: string): void {
  chosenDevices.set('audiooutput', deviceId)
  // A speaker that went away meanwhile: the sound stays where it is.
  for (const player of document.querySelectorAll('audio')) void player.setSinkId(deviceId).catch(() => undefined)
}
