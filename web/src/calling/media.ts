import type { Tracks } from './peer'

/** Why a microphone, camera or screen cannot be used. Each has words and a next step in texts.ts. */
export type MediaFailureKind = 'denied' | 'none' | 'busy' | 'unsupported' | 'insecure' | 'cancelled'
export type MediaSource = 'microphone' | 'camera' | 'screen'

export class MediaFailure extends Error {
  readonly source: MediaSource
  readonly kind: MediaFailureKind

  constructor(source: MediaSource, kind: MediaFailureKind) {
    super(`${source}: ${kind}`)
    this.name = 'MediaFailure'
    this.source = source
    this.kind = kind
  }
}

/** Names of https://w3c.github.io/mediacapture-main, and two that older browsers use. */
export function failureKind(source: MediaSource, cause: unknown): MediaFailureKind {
  switch (cause instanceof Error ? cause.name : '') {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
    case 'SecurityError':
      return source === 'screen' ? 'cancelled' : 'denied'
    case 'NotFoundError':
    case 'DevicesNotFoundError':
    case 'OverconstrainedError':
      return 'none'
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError':
      return 'busy'
    default:
      return 'unsupported'
  }
}

/** Throws the failure that no permission would mend. */
export function requireMedia(source: MediaSource): void {
  if (!window.isSecureContext) throw new MediaFailure(source, 'insecure')
  if (!('mediaDevices' in navigator) || typeof window.RTCPeerConnection === 'undefined') throw new MediaFailure(source, 'unsupported')
}

async function open(source: MediaSource, ask: () => Promise<MediaStream>): Promise<MediaStreamTrack> {
  requireMedia(source)
  try {
    const stream = await ask()
    const track = source === 'microphone' ? stream.getAudioTracks()[0] : stream.getVideoTracks()[0]
    if (track) return track
  } catch (cause) {
    throw new MediaFailure(source, failureKind(source, cause))
  }
  throw new MediaFailure(source, 'none')
}

export const openMicrophone = (deviceId?: string) =>
  open('microphone', () =>
    navigator.mediaDevices.getUserMedia({
      audio: { deviceId: deviceId ? { ideal: deviceId } : undefined, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    }),
  )

export const openCamera = (deviceId?: string) =>
  open('camera', () =>
    navigator.mediaDevices.getUserMedia({
      video: { deviceId: deviceId ? { ideal: deviceId } : undefined, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
    }),
  )

export const openScreen = () => open('screen', () => navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { ideal: 15, max: 30 } }, audio: false }))

export interface LocalMediaState {
  readonly microphone?: MediaStreamTrack
  readonly camera?: MediaStreamTrack
  readonly screen?: MediaStreamTrack
  readonly muted: boolean
}

export const tracksOf = (state: LocalMediaState): Tracks => ({ audio: state.microphone ?? null, video: state.screen ?? state.camera ?? null })

/** Chosen devices are kept by the browser, for the next call too. */
export const chosenDevices = {
  get: (kind: MediaDeviceKind) => localStorage.getItem(`calling.${kind}`) ?? undefined,
  set: (kind: MediaDeviceKind, deviceId: string) => localStorage.setItem(`calling.${kind}`, deviceId),
}

const switchesKey = 'calling.switches'

/** What was on when the page was reloaded in a call: nobody who had muted is heard again by a reload. */
export const rememberedSwitches = {
  get(): { muted: boolean; camera: boolean } | undefined {
    const kept = sessionStorage.getItem(switchesKey)
    return kept ? (JSON.parse(kept) as { muted: boolean; camera: boolean }) : undefined
  },
  set: (state: LocalMediaState) =>
    sessionStorage.setItem(switchesKey, JSON.stringify({ muted: state.muted, camera: state.camera !== undefined })),
  clear: () => sessionStorage.removeItem(switchesKey),
}
