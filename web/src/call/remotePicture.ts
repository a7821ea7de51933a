import type { RemoteMedia } from '../calling/session'

/** Their picture, when there is one: a line for it is always open, so what they say about their camera counts. */
export function remotePicture({ video, switches, connection }: RemoteMedia): MediaStreamTrack | undefined {
  if (!video || connection === 'new' || connection === 'closed') return undefined
  const sends = switches ? switches.camera || switches.screen : !video.muted
  return sends ? video : undefined
}
