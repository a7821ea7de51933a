import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Connection, retryDelay, type ConnectionEvents, type Socket } from './connection'
import { ApiError } from './http'
import type { Link } from './state'

class FakeSocket implements Socket {
  readonly handlers = new Map<string, (...args: never[]) => void>()
  closed: () => void = () => undefined
  stopped = false
  start: () => Promise<void>
  invoke = vi.fn((): Promise<unknown> => Promise.resolve({ value: 'ok' }))

  constructor(start: () => Promise<void>) {
    this.start = start
  }

  stop() {
    this.stopped = true
    return Promise.resolve()
  }

  on(method: string, handler: (...args: never[]) => void) {
    this.handlers.set(method, handler)
  }

  onclose(handler: () => void) {
    this.closed = handler
  }

  say(method: string, message?: unknown) {
    this.handlers.get(method)?.(message as never)
  }
}

interface World {
  readonly connection: Connection
  readonly sockets: FakeSocket[]
  readonly links: Link[]
  readonly heard: string[]
  starts: () => Promise<void>
  signedIn: () => Promise<boolean>
  connected: () => Promise<void>
}

function world(): World {
  const sockets: FakeSocket[] = []
  const links: Link[] = []
  const heard: string[] = []
  const hear = (name: string) => () => void heard.push(name)
  const events: ConnectionEvents = {
    link: (link) => links.push(link),
    connected: () => it.connected(),
    CallChanged: hear('CallChanged'),
    SignalsArrived: hear('SignalsArrived'),
    PresenceChanged: hear('PresenceChanged'),
    MissedCallsChanged: hear('MissedCallsChanged'),
    InboxChanged: hear('InboxChanged'),
    ServerMoving: hear('ServerMoving'),
    SessionEnded: hear('SessionEnded'),
  }
  const it: World = {
    sockets,
    links,
    heard,
    starts: () => Promise.resolve(),
    signedIn: () => Promise.resolve(true),
    connected: () => Promise.resolve(),
    connection: new Connection({
      open: () => {
        const socket = new FakeSocket(() => it.starts())
        sockets.push(socket)
        return socket
      },
      events,
      stillSignedIn: () => it.signedIn(),
      random: () => 0.5,
    }),
  }
  return it
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const settle = () => vi.advanceTimersByTimeAsync(0)
const longEnough = () => vi.advanceTimersByTimeAsync(16_000)

describe('the socket', () => {
  it('Is up only after the snapshot', async () => {
    const it = world()
    let finish = () => undefined as void
    it.connected = () => new Promise((resolve) => (finish = resolve))
    it.connection.start()
    await settle()
    expect(it.connection.isUp).toBe(false)
    finish()
    await settle()
    expect(it.links).toEqual(['up'])
  })

  it('Is tried again when the very first attempt fails', async () => {
    const it = world()
    it.starts = () => Promise.reject(new Error('refused'))
    it.connection.start()
    await settle()
    it.starts = () => Promise.resolve()
    await longEnough()
    expect(it.connection.isUp).toBe(true)
    expect(it.sockets.length).toBeGreaterThan(1)
  })

  it('Comes back for ever', async () => {
    const it = world()
    it.starts = () => Promise.reject(new Error('refused'))
    it.connection.start()
    await vi.advanceTimersByTimeAsync(10 * 60_000)
    const before = it.sockets.length
    await vi.advanceTimersByTimeAsync(60_000)
    expect(it.sockets.length).toBeGreaterThan(before)
  })

  it('Counts as lost when the snapshot fails', async () => {
    const it = world()
    it.connected = () => Promise.reject(new Error('no'))
    it.connection.start()
    await settle()
    expect(it.connection.isUp).toBe(false)
    expect(it.sockets[0]?.stopped).toBe(true)
    it.connected = () => Promise.resolve()
    await longEnough()
    expect(it.connection.isUp).toBe(true)
  })

  it('Comes back after it broke, with one new socket', async () => {
    const it = world()
    it.connection.start()
    await settle()
    it.sockets[0]?.closed()
    expect(it.links).toEqual(['up', 'lost'])
    await longEnough()
    expect(it.sockets.length).toBe(2)
    expect(it.links.at(-1)).toBe('up')
  })

  it('Waits at least a second when the server moves', async () => {
    const it = world()
    it.connection.start()
    await settle()
    it.sockets[0]?.say('ServerMoving')
    it.sockets[0]?.closed()
    await vi.advanceTimersByTimeAsync(999)
    expect(it.sockets.length).toBe(1)
    await longEnough()
    expect(it.sockets.length).toBe(2)
  })

  it('Does not wait when the network is back', async () => {
    const it = world()
    it.connection.start()
    await settle()
    it.sockets[0]?.closed()
    it.connection.retryNow()
    await settle()
    expect(it.sockets.length).toBe(2)
  })

  it('Stays closed when the session ended', async () => {
    const it = world()
    it.connection.start()
    await settle()
    it.sockets[0]?.say('SessionEnded')
    it.sockets[0]?.closed()
    await longEnough()
    expect(it.sockets.length).toBe(1)
    expect(it.links.at(-1)).toBe('signed_out')
  })

  it('Stays closed when the cookie is no good any more', async () => {
    const it = world()
    it.starts = () => Promise.reject(new Error('401'))
    it.signedIn = () => Promise.resolve(false)
    it.connection.start()
    await longEnough()
    expect(it.sockets.length).toBe(1)
    expect(it.links.at(-1)).toBe('signed_out')
  })

  it('Takes a gateway that is away for what it is, not for a sign-out', async () => {
    const it = world()
    it.starts = () => Promise.reject(new Error('refused'))
    it.signedIn = () => Promise.reject(ApiError.network())
    it.connection.start()
    await longEnough()
    expect(it.links).not.toContain('signed_out')
    expect(it.sockets.length).toBeGreaterThan(1)
  })

  it('Passes on what the server says', async () => {
    const it = world()
    it.connection.start()
    await settle()
    it.sockets[0]?.say('CallChanged', {})
    expect(it.heard).toEqual(['CallChanged'])
  })
})

describe('asking the hub', () => {
  it('Gives the value', async () => {
    const it = world()
    it.connection.start()
    await settle()
    await expect(it.connection.ask('Active', null)).resolves.toBe('ok')
  })

  it('Throws a refusal with its code', async () => {
    const it = world()
    it.connection.start()
    await settle()
    it.sockets[0]?.invoke.mockResolvedValue({ error: { code: 'call_over', message: 'The call is over.', retryable: false } })
    await expect(it.connection.ask('Answer', 'c')).rejects.toMatchObject({ code: 'call_over', retryable: false })
  })

  it('Without a socket fails at once, as something that may be repeated', async () => {
    await expect(world().connection.ask('Answer', 'c')).rejects.toMatchObject({ code: 'network', retryable: true })
  })

  it('A socket that breaks on the way is the network, not an exception of SignalR', async () => {
    const it = world()
    it.connection.start()
    await settle()
    it.sockets[0]?.invoke.mockRejectedValue(new Error('Invocation canceled'))
    await expect(it.connection.ask('Answer', 'c')).rejects.toMatchObject({ code: 'network' })
  })
})

describe('the time between attempts', () => {
  it.each([0, 1, 5, 50])('Is between 0.3 and 15 seconds at attempt %i', (attempt) => {
    for (const random of [0, 0.5, 0.999]) {
      expect(retryDelay(attempt, () => random)).toBeGreaterThanOrEqual(300)
      expect(retryDelay(attempt, () => random)).toBeLessThanOrEqual(15_000)
    }
  })

  it('Is spread out by chance', () => expect(retryDelay(6, () => 0.9)).toBeGreaterThan(2 * retryDelay(6, () => 0.1)))

  it('Is at least a second after a move, whatever chance says', () => expect(retryDelay(0, () => 0, true)).toBeGreaterThanOrEqual(1_000))
})
