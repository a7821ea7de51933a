// Generated from Calling.Contracts by tools/TypeScriptContracts. Do not edit.

export type UserId = string
export type DeviceId = string
export type CallId = string
/** UTC, ISO 8601. */
export type Instant = string

/** How an attempt ended, as history keeps it. */
export const callOutcomes = ['completed', 'missed', 'declined', 'cancelled', 'failed', 'dropped'] as const
export type CallOutcome = (typeof callOutcomes)[number]

/** The two sides of a call. */
export const callSides = ['caller', 'callee'] as const
export type CallSide = (typeof callSides)[number]

/** The state that people see. The diagram and all rules stand in Signaling's CallMachine. */
export const callStates = ['calling', 'ringing', 'connecting', 'connected', 'reconnecting', 'ended'] as const
export type CallState = (typeof callStates)[number]

export const callTypes = ['audio', 'video'] as const
export type CallType = (typeof callTypes)[number]

/** Why a call ended. */
export const endCauses = ['hung_up', 'declined', 'cancelled', 'no_answer', 'busy', 'dnd', 'offline', 'connect_timeout', 'media_lost', 'device_lost', 'ended_by_admin'] as const
export type EndCause = (typeof endCauses)[number]

/** What becomes of a user's missed call in the admins' shared inbox. */
export const inboxStates = ['open', 'claimed', 'resolved'] as const
export type InboxState = (typeof inboxStates)[number]

/** What a person may choose by hand. Auto clears the choice; AppearOffline shows offline while signed in. */
export const manualStatuses = ['auto', 'online', 'away', 'busy', 'do-not-disturb', 'appear_offline'] as const
export type ManualStatus = (typeof manualStatuses)[number]

/** Why somebody missed a call, as the missed-call list says it. */
export const missedReasons = ['no_answer', 'busy', 'dnd', 'offline', 'cancelled'] as const
export type MissedReason = (typeof missedReasons)[number]

/** What others see. Wire names: online, away, busy, do-not-disturb, in_call, offline. */
export const presenceStatuses = ['offline', 'online', 'away', 'busy', 'do-not-disturb', 'in_call'] as const
export type PresenceStatus = (typeof presenceStatuses)[number]

/** The connection in one word, from round trip, loss and jitter. */
export const qualityGrades = ['good', 'fair', 'poor'] as const
export type QualityGrade = (typeof qualityGrades)[number]

/** User: a customer or client. Admin: staff, who see and may call everybody. */
export const roles = ['user', 'admin'] as const
export type Role = (typeof roles)[number]

/** What a signal carries between the two devices. */
export const signalKinds = ['offer', 'answer', 'candidate'] as const
export type SignalKind = (typeof signalKinds)[number]

/** What happened to a call. The web client has words for each. */
export const timelineKinds = ['started', 'device_ringing', 'answered', 'glare', 'declined', 'cancelled', 'hung_up', 'media_connected', 'media_lost', 'device_left', 'ring_expired', 'connect_expired', 'media_expired', 'lease_expired', 'unavailable', 'ended_by_admin'] as const
export type TimelineKind = (typeof timelineKinds)[number]

/** What rings or runs for the person who asks. */
export interface ActiveCallsAnswer {
  readonly serverTime: Instant
  readonly calls: readonly CallView[]
}

export interface AdminStatistics {
  readonly admin: PersonRef
  readonly answered: number
  readonly missed: number
  readonly talkSeconds: number
}

export interface CallAnswer {
  readonly callId: CallId
  readonly state: CallState
  readonly version: number
  readonly outcome?: CallOutcome
}

/** Body of answer, reject, hangup and connected. */
export interface CallRequest {
  readonly callId: CallId
  readonly deviceId: DeviceId
}

/** A call as one of its two people sees it: the whole truth, not a difference. A client keeps the one with the highest Version and so cannot be misled by lost, repeated or reordered messages. All times are UTC of the server. */
export interface CallView {
  readonly callId: CallId
  readonly version: number
  readonly state: CallState
  readonly type: CallType
  readonly side: CallSide
  readonly peer: PersonRef
  readonly deviceId?: DeviceId
  readonly ringingDevices: number
  readonly startedAt: Instant
  readonly ringDeadline: Instant
  readonly answeredAt?: Instant
  readonly connectedAt?: Instant
  readonly peerAway: boolean
  readonly endedAt?: Instant
  readonly outcome?: CallOutcome
  readonly cause?: EndCause
}

/** What the web client needs before and after sign-in: GET /api/auth/options. */
export interface ClientOptions {
  readonly registrationOpen: boolean
  readonly demoUserNames: readonly string[]
  readonly demoPassword?: string
}

/** Made by an admin. */
export interface CreatePersonRequest {
  readonly userName: string
  readonly name: string
  readonly password: string
  readonly role: Role
}

/** Charts: one entry per day (UTC) of the range asked for, oldest first. */
export interface DayStatistics {
  readonly day: string
  readonly calls: number
  readonly completed: number
  readonly missed: number
  readonly declined: number
  readonly cancelled: number
  readonly failed: number
  readonly dropped: number
  readonly medianSecondsToAnswer?: number
  readonly medianDurationSeconds?: number
}

/** Both at most 64 characters, for example "Firefox 140" and "Windows". */
export interface DeviceInfo {
  readonly browser?: string
  readonly system?: string
}

/** A person's devices, for admins: GET /api/status/user/{id}/devices. */
export interface DeviceView {
  readonly deviceId: DeviceId
  readonly lastActive: Instant
  readonly device?: DeviceInfo
}

/** One row of GET /api/directory: who the reader may call. */
export interface DirectoryEntry {
  readonly id: UserId
  readonly name: string
  readonly role: Role
  readonly enabled: boolean
  readonly presence: PresenceView
}

/** Reachable people first, then by name. */
export interface DirectoryPage {
  readonly total: number
  readonly items: readonly DirectoryEntry[]
  readonly next?: string
}

/** The value of a method that only succeeds. */
export type Done = Readonly<Record<string, never>>

export interface HeartbeatAnswer {
  readonly status: PresenceStatus
  readonly serverTime: Instant
}

export interface HeartbeatRequest {
  readonly deviceId: DeviceId
  readonly active: boolean
  readonly device?: DeviceInfo
  readonly closing: boolean
}

/** GET /api/call/history/{id}. */
export interface HistoryDetails {
  readonly call: HistoryItem
  readonly ringingAt?: Instant
  readonly connectedAt?: Instant
  readonly timeline: readonly TimelineEntry[]
  readonly callerQuality?: QualityReport
  readonly calleeQuality?: QualityReport
}

/** One row of GET /api/call/history. */
export interface HistoryItem {
  readonly callId: CallId
  readonly caller: PersonRef
  readonly callee: PersonRef
  readonly type: CallType
  readonly outcome: CallOutcome
  readonly cause: EndCause
  readonly startedAt: Instant
  readonly answeredAt?: Instant
  readonly endedAt: Instant
  readonly durationSeconds: number
}

/** Newest first. */
export interface HistoryPage {
  readonly items: readonly HistoryItem[]
  readonly next?: string
}

/** One entry for the browser's RTCConfiguration. */
export interface IceServer {
  readonly urls: readonly string[]
  readonly username?: string
  readonly credential?: string
}

export interface IceServersAnswer {
  readonly iceServers: readonly IceServer[]
  readonly relayOnly: boolean
  readonly expiresAt: Instant
}

/** One entry of the admins' shared inbox: a user who did not reach an admin. */
export interface InboxItem {
  readonly id: string
  readonly callId: CallId
  readonly caller: PersonRef
  readonly wanted: PersonRef
  readonly type: CallType
  readonly reason: MissedReason
  readonly attemptedAt: Instant
  readonly state: InboxState
  readonly claimedBy?: PersonRef
  readonly claimedAt?: Instant
  readonly resolvedAt?: Instant
  readonly resolvedBy?: PersonRef
  readonly notes: readonly InboxNote[]
}

export interface InboxNote {
  readonly at: Instant
  readonly by: PersonRef
  readonly text: string
}

export interface InboxNotice {
  readonly openCount: number
}

/** Open ones first, then claimed, then resolved; newest first in each. */
export interface InboxPage {
  readonly openCount: number
  readonly items: readonly InboxItem[]
  readonly next?: string
}

/** An attempt that did not ring (Success false) is recorded all the same: an outcome, not an error. */
export interface InitiateAnswer {
  readonly success: boolean
  readonly callId: CallId
  readonly state: CallState
  readonly ringDeadline?: Instant
  readonly reason?: MissedReason
  readonly call: CallView
}

export interface InitiateRequest {
  readonly calleeId: UserId
  readonly type: CallType
  readonly deviceId: DeviceId
  readonly commandId?: string
}

/** The person signs out on this device: POST /api/status/leave. */
export interface LeaveRequest {
  readonly deviceId: DeviceId
}

/** A live call as an admin sees it: GET /api/call/live. */
export interface LiveCall {
  readonly callId: CallId
  readonly version: number
  readonly state: CallState
  readonly type: CallType
  readonly caller: PersonRef
  readonly callee: PersonRef
  readonly startedAt: Instant
  readonly connectedAt?: Instant
  readonly quality?: QualityGrade
}

export interface LoginAnswer {
  readonly accessToken: string
  readonly expiresIn: number
  readonly user: Me
}

export interface LoginRequest {
  readonly userName: string
  readonly password: string
}

/** A person as they see themselves: answer of /api/auth/me. */
export interface Me {
  readonly id: UserId
  readonly name: string
  readonly role: Role
}

export interface MissedCall {
  readonly id: string
  readonly callId: CallId
  readonly caller: PersonRef
  readonly type: CallType
  readonly reason: MissedReason
  readonly attemptedAt: Instant
  readonly seenAt?: Instant
  readonly resolvedAt?: Instant
}

/** Pushed to all devices of the callee when a missed call was written, seen or resolved. */
export interface MissedNotice {
  readonly unseenCount: number
  readonly missed?: MissedCall
}

/** Newest first. */
export interface MissedPage {
  readonly unseenCount: number
  readonly items: readonly MissedCall[]
  readonly next?: string
}

export interface NoteRequest {
  readonly text: string
}

/** An outgoing signal within a batch. */
export interface OutgoingSignal {
  readonly kind: SignalKind
  readonly payload: string
}

/** A person as others see them. */
export interface PersonRef {
  readonly id: UserId
  readonly name: string
}

/** A person's presence as somebody who may see them gets it: GET /api/status/user/{id} and the hub. */
export interface PresenceView {
  readonly userId: UserId
  readonly name: string
  readonly status: PresenceStatus
  readonly lastSeen?: Instant
  readonly until?: Instant
  readonly message?: string
  readonly version: number
}

/** Summary of one side's connection so far. Round trip and jitter in milliseconds, loss as a share 0–1. */
export interface QualityReport {
  readonly callId: CallId
  readonly grade: QualityGrade
  readonly roundTripMs: number
  readonly jitterMs: number
  readonly loss: number
  readonly relayed: boolean
}

export interface RegisterRequest {
  readonly userName: string
  readonly name: string
  readonly password: string
}

export interface ReplyError {
  readonly code: string
  readonly message: string
  readonly retryable: boolean
}

/** Answer of every hub method: a value or an error, never an exception. */
export interface Reply<T> {
  readonly value?: T
  readonly error?: ReplyError
}

export interface Signal {
  readonly seq: number
  readonly kind: SignalKind
  readonly payload: string
}

export interface SignalAnswer {
  readonly seq: number
}

export interface SignalBatch {
  readonly callId: CallId
  readonly signals: readonly OutgoingSignal[]
}

export interface SignalRequest {
  readonly callId: CallId
  readonly deviceId: DeviceId
  readonly kind: SignalKind
  readonly payload: string
}

export interface SignalsAnswer {
  readonly signals: readonly Signal[]
}

export interface SignalsArrived {
  readonly callId: CallId
  readonly signals: readonly Signal[]
}

/** All that a device must know after it (re)connected. */
export interface Snapshot {
  readonly serverTime: Instant
  readonly me: Me
  readonly presence: PresenceView
  readonly calls: readonly CallView[]
  readonly signals: readonly SignalsArrived[]
  readonly heartbeatEvery: string
}

export interface SnapshotRequest {
  readonly after?: Readonly<Record<string, number>>
}

export interface StatisticsAnswer {
  readonly days: readonly DayStatistics[]
  readonly admins: readonly AdminStatistics[]
}

export interface StatusUpdateRequest {
  readonly status: ManualStatus
  readonly until?: Instant
  readonly message?: string
}

export interface TimelineEntry {
  readonly at: Instant
  readonly kind: TimelineKind
  readonly state: CallState
  readonly by?: UserId
  readonly device?: DeviceId
}

export interface UnseenAnswer {
  readonly unseenCount: number
}

/** Changed by an admin; what is null stays. */
export interface UpdatePersonRequest {
  readonly name?: string
  readonly role?: Role
  readonly enabled?: boolean
  readonly password?: string
}

/** What the browser asks of the hub. */
export interface CallingHubMethods {
  Snapshot(request: SnapshotRequest): Promise<Reply<Snapshot>>
  Initiate(request: InitiateRequest): Promise<Reply<InitiateAnswer>>
  AckRinging(callId: CallId): Promise<Reply<CallView>>
  Answer(callId: CallId): Promise<Reply<CallView>>
  Decline(callId: CallId): Promise<Reply<CallView>>
  HangUp(callId: CallId): Promise<Reply<CallView>>
  MediaConnected(callId: CallId): Promise<Reply<CallView>>
  MediaLost(callId: CallId): Promise<Reply<CallView>>
  SendSignals(batch: SignalBatch): Promise<Reply<SignalAnswer>>
  ReportQuality(report: QualityReport): Promise<Reply<Done>>
  Active(device: DeviceInfo | null): Promise<Reply<Done>>
  WatchPresence(users: readonly UserId[]): Promise<Reply<readonly PresenceView[]>>
  UnwatchPresence(users: readonly UserId[]): Promise<Reply<Done>>
}

/** What the hub tells the browser. */
export interface CallingClientMethods {
  CallChanged(call: CallView): void
  SignalsArrived(arrived: SignalsArrived): void
  PresenceChanged(changes: readonly PresenceView[]): void
  MissedCallsChanged(notice: MissedNotice): void
  InboxChanged(notice: InboxNotice): void
  ServerMoving(): void
  SessionEnded(): void
}

export const hubPath = '/hubs/calling'
export const deviceQuery = 'deviceId'

/** Every refusal, by its stable code. */
export const errors = {
  invalid_request: { status: 400, retryable: false, message: 'The request is not valid.' },
  malformed_json: { status: 400, retryable: false, message: 'The body is not the JSON that this endpoint takes.' },
  self_call: { status: 400, retryable: false, message: 'You cannot call yourself.' },
  unauthenticated: { status: 401, retryable: false, message: 'Sign in first.' },
  bad_credentials: { status: 401, retryable: false, message: 'The user name or the password is wrong.' },
  forbidden: { status: 403, retryable: false, message: 'You may not do this.' },
  registration_closed: { status: 403, retryable: false, message: 'Registration is closed. Ask an admin for an account.' },
  unknown_person: { status: 404, retryable: false, message: 'There is nobody with this id whom you may see.' },
  unknown_call: { status: 404, retryable: false, message: 'There is no such call of yours.' },
  not_found: { status: 404, retryable: false, message: 'There is nothing here.' },
  method_not_allowed: { status: 405, retryable: false, message: 'This address does not take this method.' },
  already_in_call: { status: 409, retryable: false, message: 'You are in a call already. End it first.' },
  answered_elsewhere: { status: 409, retryable: false, message: 'The call was answered on another device.' },
  call_over: { status: 409, retryable: false, message: 'The call is over.' },
  not_ringing: { status: 409, retryable: false, message: 'The call does not ring any more.' },
  not_answered: { status: 409, retryable: false, message: 'The call is not answered yet.' },
  wrong_side: { status: 409, retryable: false, message: 'Only the other side of the call can do this.' },
  wrong_device: { status: 409, retryable: false, message: 'The call runs on another device of yours.' },
  name_taken: { status: 409, retryable: false, message: 'This user name is taken. Choose another.' },
  already_claimed: { status: 409, retryable: false, message: 'Somebody else takes care of this one.' },
  conflict: { status: 409, retryable: true, message: 'Somebody else changed this at the same moment. Try again.' },
  too_large: { status: 413, retryable: false, message: 'The request is too large.' },
  unsupported_media_type: { status: 415, retryable: false, message: 'Send application/json.' },
  rate_limited: { status: 429, retryable: true, message: 'Too many requests. Wait a moment.' },
  unexpected: { status: 500, retryable: true, message: 'Something went wrong on our side.' },
  unavailable: { status: 503, retryable: true, message: 'The service is away for a moment. Try again.' },
} as const
export type ErrorCode = keyof typeof errors

export const signalLimits = {
  maxSdp: 65536,
  maxCandidate: 2048,
  maxBatch: 50,
  maxPending: 500,
} as const
