import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import { useRoom } from '../app/context'
import { chosenDevices } from '../calling/media'
import { texts } from '../texts'

/** Their voice. It plays whether the call fills the window or not. */
export function RemoteAudio() {
  const { remote: { audio } } = useRoom()
  const element = useRef<HTMLAudioElement>(null)
  const [blocked, setBlocked] = useState(false)

  useEffect(() => {
    const player = element.current
    if (!player || !audio) return
    player.srcObject = new MediaStream([audio])
    const speaker = chosenDevices.get('audiooutput')
    // An unplugged speaker: the one of the system plays.
    if (speaker && 'setSinkId' in player) player.setSinkId(speaker).catch(() => undefined)
    // After a reload nothing was clicked yet, and a browser may wait for that.
    player.play().then(() => setBlocked(false), (cause: unknown) => setBlocked(cause instanceof Error && cause.name === 'NotAllowedError'))
    return () => {
      player.srcObject = null
    }
  }, [audio])

  return (
    <>
      <audio ref={element} autoPlay data-testid="remote-audio" />
      {blocked && (
        <MessageBar intent="warning" style={{ position: 'relative', zIndex: 60 }}>
          <MessageBarBody>{texts.call.soundBlocked}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => void element.current?.play().then(() => setBlocked(false), () => undefined)}>{texts.call.playSound}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </>
  )
}
