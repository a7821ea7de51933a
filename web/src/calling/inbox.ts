import type { Signal } from '../contracts/generated'

/** Numbers of signals are without gaps: what is old is dropped, and a gap means that some were lost on the way. */
export class SignalInbox {
  #last = 0

  get last(): number {
    return this.#last
  }

  /** Which of these to apply now; `gap`: ask for a snapshot, which brings the ones between. */
  take(signals: readonly Signal[]): { readonly fresh: readonly Signal[]; readonly gap: boolean } {
    const fresh: Signal[] = []
    for (const signal of [...signals].sort((left, right) => left.seq - right.seq)) {
      if (signal.seq <= this.#last) continue
      if (signal.seq !== this.#last + 1) return { fresh, gap: true }
      this.#last = signal.seq
      fresh.push(signal)
    }
    return { fresh, gap: false }
  }

  /** What an earlier page has dealt with. */
  skip(signals: readonly Signal[]): void {
    for (const { seq } of signals) this.#last = Math.max(this.#last, seq)
  }
}
