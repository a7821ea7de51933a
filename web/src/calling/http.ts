import { errors, type ErrorCode } from '../contracts/generated'

/** `network`: no answer came at all. */
export type FailureCode = ErrorCode | 'network'

/** A refusal or a lost connection, in words that may be shown. */
export class ApiError extends Error {
  readonly code: FailureCode
  readonly retryable: boolean

  constructor(code: FailureCode, message: string, retryable: boolean) {
    super(message)
    this.name = 'ApiError'
    this.code = code
    this.retryable = retryable
  }

  static network(): ApiError {
    return new ApiError('network', 'Calling cannot be reached. Check your connection and try again.', true)
  }

  static from(cause: unknown): ApiError {
    if (cause instanceof ApiError) return cause
    return new ApiError('unexpected', errors.unexpected.message, true)
  }
}

export type Query = Readonly<Record<string, string | number | undefined>>

/** Speaks JSON with our own origin; the cookie is the session, so no token is ever held here. */
export class Http {
  readonly #ended = new Set<() => void>()

  /** The session is over: somebody signed out elsewhere, or it expired. Returns the way to stop listening. */
  onSessionOver(listener: () => void): () => void {
    this.#ended.add(listener)
    return () => this.#ended.delete(listener)
  }

  get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
    return this.#send<T>('GET', path + queryText(query), undefined, signal)
  }

  post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.#send<T>('POST', path, body)
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.#send<T>('PATCH', path, body)
  }

  async #send<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      // A foreign page cannot set this header without a preflight: it is half of the defence against forged requests.
      headers: body === undefined ? {} : { 'Content-Type': 'application/json', 'X-Calling': '1' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    }).catch((cause: unknown) => {
      if (signal?.aborted) throw cause
      throw ApiError.network()
    })
    if (!response.ok) throw await this.#refusal(response)
    if (response.status === 204 || !isJson(response)) return undefined as T
    return (await response.json()) as T
  }

  async #refusal(response: Response): Promise<ApiError> {
    const problem = isJson(response) ? await problemOf(response) : {}
    const code = problem.code && problem.code in errors ? (problem.code as ErrorCode) : codeOfStatus(response.status)
    if (code === 'unauthenticated') for (const listener of [...this.#ended]) listener()
    return new ApiError(code, problem.detail ?? errors[code].message, problem.retryable ?? errors[code].retryable)
  }
}

export function queryText(query: Query): string {
  const present = Object.entries(query).filter((entry): entry is [string, string | number] => entry[1] !== undefined && entry[1] !== '')
  return present.length === 0 ? '' : `?${new URLSearchParams(present.map(([name, value]) => [name, String(value)])).toString()}`
}

interface Problem {
  readonly code?: string
  readonly detail?: string
  readonly retryable?: boolean
}

const isJson = (response: Response) => /\bjson\b/.test(response.headers.get('Content-Type') ?? '')

const problemOf = async (response: Response): Promise<Problem> => {
  try {
    return (await response.json()) as Problem
  } catch {
    // A body that broke off says no more than the status.
    return {}
  }
}

function codeOfStatus(status: number): ErrorCode {
  if (status === 502 || status === 504) return 'unavailable'
  const fits = (Object.keys(errors) as ErrorCode[]).find((code) => errors[code].status === status)
  return fits ?? (status >= 500 ? 'unexpected' : 'invalid_request')
}
