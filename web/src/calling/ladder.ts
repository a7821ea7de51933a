/** `disconnected` often heals by itself within this time; then ICE is restarted and the server is told. */
const healingTime = 2_000
/** A restart that has not connected by then is tried again; the server ends the call after 30 s. */
const restartAgain = 8_000

export interface LadderSteps {
  restart(): void
  connected(): void
  lost(): void
}

/** From the state of a connection to what is done about it. */
export class RecoveryLadder {
  readonly #steps: LadderSteps
  #timer?: ReturnType<typeof setTimeout>
  #lost = false

  constructor(steps: LadderSteps) {
    this.#steps = steps
  }

  changed(state: RTCPeerConnectionState): void {
    switch (state) {
      case 'connected':
        this.stop()
        this.#lost = false
        this.#steps.connected()
        break
      case 'disconnected':
        this.#timer ??= setTimeout(() => this.#climb(), healingTime)
        break
      case 'failed':
        this.stop()
        this.#climb()
        break
      case 'new':
      case 'connecting':
        break
      case 'closed':
        this.stop()
        break
    }
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #climb(): void {
    if (!this.#lost) this.#steps.lost()
    this.#lost = true
    this.#steps.restart()
    this.#timer = setTimeout(() => this.#climb(), restartAgain)
  }
}
