import { Button, Field, makeStyles, ProgressBar, tokens } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { useClient } from '../app/context'
import { Video } from '../call/Video'
import { chosenDevices, MediaFailure, openCamera, openMicrophone } from '../calling/media'
import { texts } from '../texts'
import { FormError } from '../ui/FormError'
import { DeviceChoice } from './DeviceChoice'
import { useLevel } from './useLevel'

const useStyles = makeStyles({
  devices: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '420px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  picture: { width: '100%', maxWidth: '320px', borderRadius: tokens.borderRadiusLarge, transform: 'scaleX(-1)', backgroundColor: '#000000' },
})

/** Choose the devices and see that they work, before anybody is called. */
export function DeviceTest() {
  const styles = useStyles()
  const { room } = useClient()
  const [microphone, setMicrophone] = useTrack()
  const [camera, setCamera] = useTrack()
  const [error, setError] = useState<string>()
  const level = useLevel(microphone)

  const attempt = async (open: () => Promise<MediaStreamTrack>, keep: (track: MediaStreamTrack) => void) => {
    try {
      setError(undefined)
      keep(await open())
    } catch (cause) {
      if (cause instanceof MediaFailure) setError(texts.media[cause.source][cause.kind])
    }
  }
  const testMicrophone = () => void attempt(() => openMicrophone(chosenDevices.get('audioinput')), setMicrophone)
  const testCamera = () => void attempt(() => openCamera(chosenDevices.get('videoinput')), setCamera)

  return (
    <div className={styles.devices}>
      <FormError message={error} />
      <DeviceChoice key={`a${microphone?.id}`} kind="audioinput" onChoose={(id) => void room.chooseMicrophone(id).then(() => microphone && testMicrophone())} />
      {microphone && <Field label={texts.settings.level}><ProgressBar value={level} thickness="large" /></Field>}
      <DeviceChoice key={`v${camera?.id}`} kind="videoinput" onChoose={(id) => void room.chooseCamera(id).then(() => camera && testCamera())} />
      {camera && <Video className={styles.picture} track={camera} aria-label={texts.call.you} />}
      <DeviceChoice kind="audiooutput" onChoose={(id) => chosenDevices.set('audiooutput', id)} />
      <div className={styles.buttons}>
        <Button onClick={() => (microphone ? setMicrophone(undefined) : testMicrophone())}>{microphone ? texts.settings.stopTest : texts.settings.test}</Button>
        <Button onClick={() => (camera ? setCamera(undefined) : testCamera())}>{camera ? texts.settings.stopCamera : texts.settings.testCamera}</Button>
      </div>
    </div>
  )
}

/** A track that is let go when another takes its place or the page is left. */
function useTrack() {
  const [track, setTrack] = useState<MediaStreamTrack>()
  useEffect(() => () => track?.stop(), [track])
  return [track, setTrack] as const
}
