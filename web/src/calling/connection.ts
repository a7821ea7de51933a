import type { CallingClientMethods, CallingHubMethods, Reply } from '../contracts/generated'
import { ApiError, type FailureCode } from './http'
import type { Link } from './state'

/** What we need of a SignalR connection; tests bring their own. */
export interface Socket {
  start(): Promise<void>
  stop(): Promise<void>
  invoke(method: string, ...args: readonly unknown[]): Promise<unknown>
  on(method: string, handler: (...args: never[]) => void): void
  onclose(handler: () => void): void
}

export interface ConnectionEvents extends CallingClientMethods {
  link(link: Link): void
  /** A socket stands: take a snapshot. A rejection counts as a lost socket. */
  connected(): Promise<void>
}

export interface ConnectionParts {
  readonly open: () => Socket
  readonly events: ConnectionEvents
  /** Is our session still good? False ends the connection for ever. */
  readonly stillSignedIn: () => Promise<boolean>
  readonly random?: () => number
}

type Method = keyof CallingHubMethods
type ValueOf<M extends Method> = Awaited<ReturnType<CallingHubMethods[M]>> extends Reply<infer T> ? T : never

const firstDelay = 300
const longestDelay = 15_000
/** A server that moves needs a moment: who comes back at once reaches the one that goes away. */
const afterMoving = 1_000

/** Full jitter: after an outage the clients of a whole office come back spread out, not together. */
export function retryDelay(attempt: number, random: () => number, moving = false): number {
  const ceiling = Math.min(longestDelay, firstDelay * 2 ** Math.min(attempt, 10))
  const delay = Math.max(firstDelay, random() * ceiling)
  return moving ? Math.max(afterMoving, delay + afterMoving * random()) : delay
}

/** The one socket of this page. It comes back for ever, until the session ends. */
export class Connection {
  readonly #parts: ConnectionParts
  readonly #random: () => number
  #socket?: Socket
  #up = false
  #stopped = false
  #moving = false
  #attempt = 0
  #timer?: ReturnType<typeof setTimeout>
  #connecting = false

  constructor(parts: ConnectionParts) {
    this.#parts = parts
    this.#random = parts.random ?? Math.random
  }

  get isUp(): boolean {
    return this.#up
  }

  start(): void {
    void this.#connect()
  }

  /** The network is back: do not wait for the timer. */
  retryNow(): void {
    if (this.#timer === undefined) return
    clearTimeout(this.#timer)
    this.#timer = undefined
    void this.#connect()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#up = false
    clearTimeout(this.#timer)
    await this.#socket?.stop()
  }

  /** Throws an ApiError: a refusal of the server, or `network` while there is no socket. */
  async ask<M extends Method>(method: M, ...args: Parameters<CallingHubMethods[M]>): Promise<ValueOf<M>> {
    const socket = this.#socket
    if (!socket || !this.#up) throw ApiError.network()
    return await this.#invoke(socket, method, args)
  }

  /** As `ask`, but a socket that is not up yet is good enough: for the snapshot itself. */
  async askEarly<M extends Method>(method: M, ...args: Parameters<CallingHubMethods[M]>): Promise<ValueOf<M>> {
    if (!this.#socket) throw ApiError.network()
    return await this.#invoke(this.#socket, method, args)
  }

  async #invoke<M extends Method>(socket: Socket, method: M, args: readonly unknown[]): Promise<ValueOf<M>> {
    const reply = (await socket.invoke(method, ...args).catch(() => {
      throw ApiError.network()
    })) as Reply<ValueOf<M>>
    if (reply.error) throw new ApiError(reply.error.code as FailureCode, reply.error.message, reply.error.retryable)
    return reply.value as ValueOf<M>
  }

  async #connect(): Promise<void> {
    if (this.#connecting || this.#stopped) return
    this.#connecting = true
    const socket = this.#parts.open()
    this.#listen(socket)
    try {
      await socket.start()
      this.#socket = socket
      await this.#parts.events.connected()
      this.#connecting = false
      if (this.#stopped || this.#socket !== socket) return
      this.#up = true
      this.#attempt = 0
      this.#moving = false
      this.#parts.events.link('up')
    } catch {
      this.#connecting = false
      this.#forget(socket)
      void socket.stop()
      if (!(await this.#sessionStands())) return this.#end()
      this.#retryLater()
    }
  }

  #listen(socket: Socket): void {
    const { events } = this.#parts
    const names = ['CallChanged', 'SignalsArrived', 'PresenceChanged', 'MissedCallsChanged', 'InboxChanged'] as const
    for (const name of names) socket.on(name, (message: never) => events[name](message))
    socket.on('ServerMoving', () => {
      this.#moving = true
      events.ServerMoving()
    })
    socket.on('SessionEnded', () => {
      events.SessionEnded()
      this.#end()
    })
    socket.onclose(() => {
      if (this.#socket !== socket || this.#stopped) return
      this.#forget(socket)
      // While it was still being set up, #connect itself sees the failure.
      if (!this.#connecting) this.#retryLater()
    })
  }

  #forget(socket: Socket): void {
    if (this.#socket === socket) this.#socket = undefined
    this.#up = false
    if (!this.#stopped) this.#parts.events.link('lost')
  }

  #retryLater(): void {
    if (this.#stopped || this.#timer !== undefined) return
    const delay = retryDelay(this.#attempt++, this.#random, this.#moving)
    this.#moving = false
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      void this.#connect()
    }, delay)
  }

  async #sessionStands(): Promise<boolean> {
    try {
      return await this.#parts.stillSignedIn()
    } catch {
      // Nobody answers: the network is away, not the session.
      return true
    }
  }

  #end(): void {
    this.#stopped = true
    this.#up = false
    clearTimeout(this.#timer)
    this.#parts.events.link('signed_out')
    void this.#socket?.stop()
  }
}
