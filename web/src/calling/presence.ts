import type { PresenceView, UserId } from '../contracts/generated'

/** Scrolling passes many rows: watch those that stay for this long. */
const settle = 150
/** The hub takes so many at once. */
const mostAtOnce = 200

export interface WatchParts {
  readonly watch: (users: readonly UserId[]) => Promise<readonly PresenceView[]>
  readonly unwatch: (users: readonly UserId[]) => Promise<unknown>
  readonly changed: (views: readonly PresenceView[]) => void
}

/** Watches the presence of the people on screen, whoever shows them: each is watched once and until nobody shows them. */
export class PresenceWatch {
  readonly #parts: WatchParts
  readonly #wanted = new Map<UserId, number>()
  #watched = new Set<UserId>()
  #timer?: ReturnType<typeof setTimeout>

  constructor(parts: WatchParts) {
    this.#parts = parts
  }

  /** Returns the way to stop. */
  show(users: readonly UserId[]): () => void {
    for (const user of users) this.#wanted.set(user, (this.#wanted.get(user) ?? 0) + 1)
    this.#soon()
    return () => {
      for (const user of users) {
        const left = (this.#wanted.get(user) ?? 1) - 1
        if (left === 0) this.#wanted.delete(user)
        else this.#wanted.set(user, left)
      }
      this.#soon()
    }
  }

  /** A new socket watches nobody yet. */
  renew(): void {
    this.#watched = new Set()
    this.#soon()
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      void this.#apply()
    }, settle)
  }

  async #apply(): Promise<void> {
    const fresh = [...this.#wanted.keys()].filter((user) => !this.#watched.has(user)).slice(0, mostAtOnce)
    const gone = [...this.#watched].filter((user) => !this.#wanted.has(user)).slice(0, mostAtOnce)
    for (const user of fresh) this.#watched.add(user)
    for (const user of gone) this.#watched.delete(user)
    try {
      if (gone.length > 0) await this.#parts.unwatch(gone)
      if (fresh.length > 0) this.#parts.changed(await this.#parts.watch(fresh))
      if (fresh.length === mostAtOnce) this.#soon()
    } catch {
      // The socket broke: renew() asks again when it is back. A refusal by rate is asked again with the next scroll.
      for (const user of fresh) this.#watched.delete(user)
    }
  }
}
