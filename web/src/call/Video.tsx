import { useEffect, useRef, type VideoHTMLAttributes } from 'react'

interface VideoProps extends VideoHTMLAttributes<HTMLVideoElement> {
  readonly track: MediaStreamTrack
}

/** One picture. Sound is played elsewhere, so it may always start by itself. */
export function Video({ track, ...rest }: VideoProps) {
  const element = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const player = element.current
    if (!player) return
    player.srcObject = new MediaStream([track])
    player.play().catch(() => undefined)
    return () => {
      player.srcObject = null
    }
  }, [track])
  return <video ref={element} muted playsInline autoPlay {...rest} />
}
