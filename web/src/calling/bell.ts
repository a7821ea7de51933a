import type { CallId, CallView } from '../contracts/generated'
import { texts } from '../texts'
import { notify, type CallNotification } from './notify'
import { Ringtone } from './ringtone'

/** How a call makes itself heard and seen on this device, and the acknowledgement that the caller waits for. */
export class Bell {
  readonly #acknowledge: (call: CallId) => Promise<unknown>
  readonly #ringtone = new Ringtone()
  readonly #acknowledged = new Set<CallId>()
  #notification?: CallNotification

  constructor(acknowledge: (call: CallId) => Promise<unknown>) {
    this.#acknowledge = acknowledge
  }

  ring({ callId, peer, type }: CallView): void {
    this.#ringtone.play('ring')
    if (this.#acknowledged.has(callId)) return
    this.#acknowledged.add(callId)
    this.#notification ??= notify(texts.incoming.notification(peer.name), texts.incoming[type], `call-${callId}`)
    this.#acknowledge(callId).catch(() => this.#acknowledged.delete(callId))
  }

  ringback(): void {
    this.#ringtone.play('ringback')
  }

  ended(): void {
    this.stop()
    this.#ringtone.play('ended')
  }

  stop(): void {
    this.#ringtone.stop()
    this.#notification?.close()
    this.#notification = undefined
  }
}
