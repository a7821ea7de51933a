import { chosenDevices, openCamera, openMicrophone, openScreen, rememberedSwitches, type LocalMediaState } from './media'

type Listener = (state: LocalMediaState) => void

/** Our microphone, camera and screen during a call. Devices are opened before anybody rings and let go with the call. */
export class LocalMedia {
  #state: LocalMediaState = { muted: false }
  readonly #changed: Listener
  /** Grows with each release: a device that opens after the call ended is closed at once. */
  #turn = 0

  constructor(changed: Listener) {
    this.#changed = changed
  }

  get state(): LocalMediaState {
    return this.#state
  }

  async openMicrophone(): Promise<void> {
    if (this.#state.microphone?.readyState === 'live') return
    this.#keep('microphone', await this.#current(openMicrophone(chosenDevices.get('audioinput'))))
  }

  async openCamera(): Promise<void> {
    if (this.#state.camera?.readyState === 'live') return
    this.#keep('camera', await this.#current(openCamera(chosenDevices.get('videoinput'))))
  }

  closeCamera(): void {
    this.#keep('camera', undefined)
  }

  async shareScreen(): Promise<void> {
    const track = await this.#current(openScreen())
    // The browser's own "stop sharing".
    if (track) track.onended = () => this.stopScreen()
    this.#keep('screen', track)
  }

  stopScreen(): void {
    this.#keep('screen', undefined)
  }

  setMuted(muted: boolean): void {
    this.#set({ ...this.#state, muted })
  }

  async chooseMicrophone(deviceId: string): Promise<void> {
    chosenDevices.set('audioinput', deviceId)
    if (this.#state.microphone) this.#keep('microphone', await this.#current(openMicrophone(deviceId)))
  }

  async chooseCamera(deviceId: string): Promise<void> {
    chosenDevices.set('videoinput', deviceId)
    if (!this.#state.camera) return
    // Some systems give a camera to one opener only: the old one is let go first.
    this.#state.camera.stop()
    this.#keep('camera', await this.#current(openCamera(deviceId)))
  }

  release(): void {
    this.#turn++
    for (const track of [this.#state.microphone, this.#state.camera, this.#state.screen]) stop(track)
    rememberedSwitches.clear()
    this.#state = { muted: false }
    this.#changed(this.#state)
  }

  async #current(opening: Promise<MediaStreamTrack>): Promise<MediaStreamTrack | undefined> {
    const turn = this.#turn
    const track = await opening
    if (turn === this.#turn) return track
    stop(track)
    return undefined
  }

  #keep(source: 'microphone' | 'camera' | 'screen', track: MediaStreamTrack | undefined): void {
    const old = this.#state[source]
    if (old !== track) stop(old)
    this.#set({ ...this.#state, [source]: track })
  }

  #set(state: LocalMediaState): void {
    if (state.microphone) state.microphone.enabled = !state.muted
    this.#state = state
    rememberedSwitches.set(state)
    this.#changed(state)
  }
}

function stop(track: MediaStreamTrack | undefined): void {
  if (!track) return
  track.onended = null
  track.stop()
}
