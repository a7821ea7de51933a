import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { texts } from '../texts'
import { LocalMedia } from './localMedia'
import { failureKind, openMicrophone, requireMedia } from './media'

const named = (name: string) => Object.assign(new Error(name), { name })

describe('why media fail', () => {
  it.each([
    ['microphone', 'NotAllowedError', 'denied'],
    ['microphone', 'NotFoundError', 'none'],
    ['camera', 'NotReadableError', 'busy'],
    ['camera', 'OverconstrainedError', 'none'],
    ['screen', 'NotAllowedError', 'cancelled'],
    ['microphone', 'TypeError', 'unsupported'],
  ] as const)('%s: %s is "%s"', (source, name, kind) => expect(failureKind(source, named(name))).toBe(kind))

  it('Every failure has words', () => {
    for (const source of Object.values(texts.media)) for (const words of Object.values(source)) expect(words.length).toBeGreaterThan(10)
  })

  it('An insecure address is said before anything is asked', () => {
    vi.stubGlobal('isSecureContext', false)
    expect(() => requireMedia('microphone')).toThrow('insecure')
    vi.unstubAllGlobals()
  })
})

class FakeTrack {
  enabled = true
  readyState = 'live'
  onended: (() => void) | null = null
  readonly kind: string
  constructor(kind: string) {
    this.kind = kind
  }
  stop() {
    this.readyState = 'ended'
  }
}

const streamOf = (track: FakeTrack) => ({
  getAudioTracks: () => (track.kind === 'audio' ? [track] : []),
  getVideoTracks: () => (track.kind === 'video' ? [track] : []),
})

describe('our devices', () => {
  let tracks: FakeTrack[]
  const getUserMedia = vi.fn((constraints: MediaStreamConstraints) => {
    const track = new FakeTrack(constraints.audio ? 'audio' : 'video')
    tracks.push(track)
    return Promise.resolve(streamOf(track))
  })

  beforeEach(() => {
    tracks = []
    getUserMedia.mockClear()
    vi.stubGlobal('isSecureContext', true)
    vi.stubGlobal('RTCPeerConnection', class {})
    vi.stubGlobal('navigator', { mediaDevices: { getUserMedia, getDisplayMedia: () => Promise.resolve(streamOf(new FakeTrack('video'))) } })
    sessionStorage.clear()
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('A microphone that is refused is a typed failure', async () => {
    getUserMedia.mockRejectedValueOnce(named('NotAllowedError'))
    await expect(openMicrophone()).rejects.toMatchObject({ source: 'microphone', kind: 'denied' })
  })

  it('Muting silences the track and keeps the device', async () => {
    const media = new LocalMedia(() => undefined)
    await media.openMicrophone()
    media.setMuted(true)
    expect(tracks[0]).toMatchObject({ enabled: false, readyState: 'live' })
  })

  it('Another microphone stays muted', async () => {
    const media = new LocalMedia(() => undefined)
    await media.openMicrophone()
    media.setMuted(true)
    await media.chooseMicrophone('other')
    expect(tracks.map((track) => [track.enabled, track.readyState])).toEqual([[false, 'ended'], [false, 'live']])
  })

  it('The end of the call lets everything go', async () => {
    const media = new LocalMedia(() => undefined)
    await media.openMicrophone()
    await media.openCamera()
    media.release()
    expect(tracks.map((track) => track.readyState)).toEqual(['ended', 'ended'])
    expect(media.state).toEqual({ muted: false })
  })

  it('A camera that opens after the end is closed at once', async () => {
    const media = new LocalMedia(() => undefined)
    const opening = media.openCamera()
    media.release()
    await opening
    expect(tracks[0]?.readyState).toBe('ended')
    expect(media.state.camera).toBeUndefined()
  })

  it('A reload remembers that one was muted', async () => {
    const media = new LocalMedia(() => undefined)
    await media.openMicrophone()
    media.setMuted(true)
    expect(JSON.parse(sessionStorage.getItem('calling.switches') ?? '')).toEqual({ muted: true, camera: false })
  })

  it('The browser\'s own "stop sharing" ends the sharing', async () => {
    const media = new LocalMedia(() => undefined)
    await media.shareScreen()
    media.state.screen?.onended?.(new Event('ended'))
    expect(media.state.screen).toBeUndefined()
  })
})
