import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createApi } from './api'
import { ApiError, Http, queryText } from './http'

const answer = (status: number, body?: unknown, type = 'application/json') =>
  new Response(body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body), { status, headers: { 'Content-Type': type } })

let fetched: ReturnType<typeof vi.fn<typeof fetch>>
const http = new Http()

beforeEach(() => {
  fetched = vi.fn<typeof fetch>()
  vi.stubGlobal('fetch', fetched)
})

describe('requests', () => {
  it('That change something carry the header that a foreign page cannot set', async () => {
    fetched.mockResolvedValue(answer(200, {}))
    await http.post('/api/call/mark-seen')
    expect(fetched.mock.calls[0]?.[1]).toMatchObject({ method: 'POST', credentials: 'same-origin', headers: { 'X-Calling': '1' }, body: '{}' })
  })

  it('That read carry none', async () => {
    fetched.mockResolvedValue(answer(200, {}))
    await http.get('/api/auth/me')
    expect(fetched.mock.calls[0]?.[1]).toMatchObject({ method: 'GET', headers: {}, body: undefined })
  })

  it('Leave out what is not asked for', () => expect(queryText({ search: 'a b', cursor: undefined, status: '', limit: 50 })).toBe('?search=a+b&limit=50'))

  it('Escape ids in a path', async () => {
    fetched.mockResolvedValue(answer(200, {}))
    await createApi(http).updatePerson('a|b@c', {})
    expect(fetched.mock.calls[0]?.[0]).toBe('/api/people/a%7Cb%40c')
  })

  it('An empty answer is none', async () => {
    fetched.mockResolvedValue(answer(204))
    await expect(http.post('/api/auth/logout')).resolves.toBeUndefined()
  })
})

describe('failures', () => {
  const failure = async (response: Response) => {
    fetched.mockResolvedValue(response)
    return await http.get('/x').then(() => expect.unreachable(), (cause: unknown) => cause as ApiError)
  }

  it('Problem details give code and words', async () => {
    const error = await failure(answer(409, { code: 'already_claimed', detail: 'Jane has it.', retryable: false }, 'application/problem+json'))
    expect(error).toMatchObject({ code: 'already_claimed', message: 'Jane has it.', retryable: false })
  })

  it.each([
    [502, 'unavailable', true],
    [503, 'unavailable', true],
    [404, 'unknown_person', false],
    [429, 'rate_limited', true],
    [500, 'unexpected', true],
  ])('A bare status %i has words too', async (status, code, retryable) => {
    expect(await failure(answer(status, '<html>', 'text/html'))).toMatchObject({ code, retryable })
  })

  it('A body that broke off says no more than its status', async () => {
    expect(await failure(answer(503, '{"code":', 'application/problem+json'))).toMatchObject({ code: 'unavailable' })
  })

  it('An unknown code of a newer server is not shown as one of ours', async () => {
    expect(await failure(answer(400, { code: 'brand_new', detail: 'New words.' }))).toMatchObject({ code: 'invalid_request', message: 'New words.' })
  })

  it('No answer at all is the network', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'))
    await expect(http.get('/x')).rejects.toMatchObject({ code: 'network', retryable: true })
  })

  it('A request that the screen gave up is no failure to show', async () => {
    const stopped = new AbortController()
    stopped.abort()
    fetched.mockRejectedValue(new DOMException('Aborted', 'AbortError'))
    await expect(http.get('/x', {}, stopped.signal)).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('A session that is over is told to whoever listens', async () => {
    const over = vi.fn()
    const stop = http.onSessionOver(over)
    await failure(answer(401, { code: 'unauthenticated' }))
    stop()
    await failure(answer(401, { code: 'unauthenticated' }))
    expect(over).toHaveBeenCalledTimes(1)
  })

  it('A wrong password is no end of a session', async () => {
    const over = vi.fn()
    http.onSessionOver(over)
    await failure(answer(401, { code: 'bad_credentials' }))
    expect(over).not.toHaveBeenCalled()
  })
})
