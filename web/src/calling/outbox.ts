import { signalLimits, type OutgoingSignal, type SignalKind } from '../contracts/generated'

/** Candidates come in bursts: 100 ms of them travel together. */
const candidatePause = 100

/** Signals on their way to the other side: in order, in batches, and kept while there is no socket. */
export class SignalOutbox {
  readonly #send: (signals: readonly OutgoingSignal[]) => Promise<boolean>
  #waiting: OutgoingSignal[] = []
  #timer?: ReturnType<typeof setTimeout>
  #sending = false
  #closed = false

  /** @param send False: not sent, keep them until `flush`. */
  constructor(send: (signals: readonly OutgoingSignal[]) => Promise<boolean>) {
    this.#send = send
  }

  add(kind: SignalKind, payload: string): void {
    if (this.#closed) return
    this.#waiting.push({ kind, payload })
    if (kind === 'candidate') this.#timer ??= setTimeout(() => void this.flush(), candidatePause)
    else void this.flush()
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#sending) return
    this.#sending = true
    while (this.#waiting.length > 0 && !this.#closed) {
      const batch = this.#waiting.slice(0, signalLimits.maxBatch)
      if (!(await this.#send(batch))) break
      this.#waiting = this.#waiting.filter((signal) => !batch.includes(signal))
    }
    this.#sending = false
  }

  /** A new connection begins: what the old one still wanted to say is void. */
  clear(): void {
    this.#waiting = []
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
    this.#waiting = []
  }
}
