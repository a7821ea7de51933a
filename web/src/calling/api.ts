import type {
  CallAnswer, CallId, CallOutcome, CallType, ClientOptions, CreatePersonRequest, DirectoryEntry, DirectoryPage, HeartbeatAnswer,
  HeartbeatRequest, HistoryDetails, HistoryPage, IceServersAnswer, InboxItem, InboxPage, LiveCall, LoginAnswer, LoginRequest, Me, MissedPage, PresenceStatus, PresenceView, RegisterRequest,
  StatisticsAnswer, StatusUpdateRequest, UnseenAnswer, UpdatePersonRequest, UserId,
} from '../contracts/generated'
import { queryText, type Http } from './http'

export interface HistoryFilter {
  readonly person?: UserId
  readonly outcome?: CallOutcome
  readonly type?: CallType
  readonly from?: string
  readonly to?: string
}

export interface DirectoryFilter {
  readonly search?: string
  readonly status?: PresenceStatus
  /** Only for admins: people whose accounts are disabled, too. */
  readonly includeDisabled?: 'true'
}

export interface PageRequest {
  readonly cursor?: string
  readonly limit?: number
}

const id = encodeURIComponent

/** Every endpoint that the screens use, by name. */
export function createApi(http: Http) {
  return {
    options: (signal?: AbortSignal) => http.get<ClientOptions>('/api/auth/options', {}, signal),
    me: (signal?: AbortSignal) => http.get<Me>('/api/auth/me', {}, signal),
    login: (request: LoginRequest) => http.post<LoginAnswer>('/api/auth/login', request),
    register: (request: RegisterRequest) => http.post<LoginAnswer>('/api/auth/register', request),
    logout: () => http.post<void>('/api/auth/logout'),

    directory: (query: PageRequest & DirectoryFilter, signal?: AbortSignal) =>
      http.get<DirectoryPage>('/api/directory', { ...query }, signal),
    createPerson: (request: CreatePersonRequest) => http.post<DirectoryEntry>('/api/people', request),
    updatePerson: (person: UserId, request: UpdatePersonRequest) => http.patch<DirectoryEntry>(`/api/people/${id(person)}`, request),
    updateStatus: (request: StatusUpdateRequest) => http.post<PresenceView>('/api/status/update', request),

    heartbeat: (request: HeartbeatRequest) => http.post<HeartbeatAnswer>('/api/status/heartbeat', request),

    iceServers: () => http.get<IceServersAnswer>('/api/call/ice-servers'),
    history: (query: PageRequest & HistoryFilter, signal?: AbortSignal) => http.get<HistoryPage>('/api/call/history', { ...query }, signal),
    historyOf: (call: CallId, signal?: AbortSignal) => http.get<HistoryDetails>(`/api/call/history/${id(call)}`, {}, signal),
    historyExport: (filter: HistoryFilter) => `/api/call/history/export${queryText({ ...filter })}`,
    missed: (query: PageRequest, signal?: AbortSignal) => http.get<MissedPage>('/api/call/missed', { ...query }, signal),
    markSeen: (missed?: string) => http.post<UnseenAnswer>(`/api/call/mark-seen${missed ? `/${id(missed)}` : ''}`),

    liveCalls: (signal?: AbortSignal) => http.get<readonly LiveCall[]>('/api/call/live', {}, signal),
    endCall: (call: CallId) => http.post<CallAnswer>(`/api/call/live/${id(call)}/end`),
    inbox: (query: PageRequest, signal?: AbortSignal) => http.get<InboxPage>('/api/call/inbox', { ...query }, signal),
    inboxDo: (item: string, action: 'claim' | 'release' | 'resolve') => http.post<InboxItem>(`/api/call/inbox/${id(item)}/${action}`),
    inboxNote: (item: string, text: string) => http.post<InboxItem>(`/api/call/inbox/${id(item)}/notes`, { text }),
    statistics: (days: number, signal?: AbortSignal) => http.get<StatisticsAnswer>('/api/call/statistics', { days }, signal),
  }
}

export type Api = ReturnType<typeof createApi>
