import type {
  CallId, CallType, CallView, DeviceId, Me, MissedCall, MissedNotice, PersonRef, PresenceView, QualityGrade, Snapshot, UserId,
} from '../contracts/generated'
import { isLive, phaseOf } from './phase'

/** `waiting`: the first connection is being made · `lost`: it broke and comes back · `signed_out`: it does not. */
export type Link = 'waiting' | 'up' | 'lost' | 'signed_out'

/** A click on "Call" that the server has not answered yet. */
export interface Dialing {
  readonly peer: PersonRef
  readonly type: CallType
}

/** Why this device's call screen closed. `failed` never reached the server; `unknown` ended while this device was cut off. */
export type Closing =
  | { readonly kind: 'ended'; readonly call: CallView }
  | { readonly kind: 'elsewhere'; readonly call: CallView }
  | { readonly kind: 'unknown'; readonly call: CallView }
  | { readonly kind: 'failed'; readonly peer: PersonRef; readonly message: string }

export interface CallingState {
  readonly device: DeviceId
  readonly link: Link
  /** Server clock minus our clock, in milliseconds. */
  readonly clockOffset: number
  readonly me?: Me
  readonly call?: CallView
  /** A call that an earlier page of this device was in: media starts anew. */
  readonly resumed?: CallId
  /** Calls known to be over: a late message must not bring one back. */
  readonly over: readonly CallId[]
  readonly dialing?: Dialing
  readonly closing?: Closing
  readonly presence: Readonly<Record<UserId, PresenceView>>
  readonly unseen: number
  /** The newest missed call, for the toast. */
  readonly missed?: MissedCall
  /** Grows with every notice: lists on screen fetch again. */
  readonly missedVersion: number
  readonly inboxOpen: number
  readonly inboxVersion: number
  readonly quality?: QualityGrade
}

export type CallingAction =
  | { readonly kind: 'link'; readonly link: Link }
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot; readonly now: number }
  | { readonly kind: 'call'; readonly call: CallView }
  | { readonly kind: 'dialing'; readonly dialing: Dialing }
  | { readonly kind: 'dial_stopped'; readonly message?: string }
  | { readonly kind: 'closing_seen' }
  | { readonly kind: 'presence'; readonly changes: readonly PresenceView[] }
  | { readonly kind: 'missed'; readonly notice: MissedNotice }
  | { readonly kind: 'missed_shown' }
  | { readonly kind: 'inbox'; readonly open: number }
  | { readonly kind: 'quality'; readonly grade?: QualityGrade }

export const initialState = (device: DeviceId): CallingState => ({
  device, link: 'waiting', clockOffset: 0, over: [], presence: {}, unseen: 0, missedVersion: 0, inboxOpen: 0, inboxVersion: 0,
})

export function reduce(state: CallingState, action: CallingAction): CallingState {
  switch (action.kind) {
    case 'link':
      return state.link === action.link || state.link === 'signed_out' ? state : { ...state, link: action.link }
    case 'snapshot':
      return withSnapshot(state, action.snapshot, action.now)
    case 'call':
      return withCall(state, action.call)
    case 'dialing':
      return { ...state, dialing: action.dialing, closing: undefined }
    case 'dial_stopped':
      if (!state.dialing) return state
      return {
        ...state,
        dialing: undefined,
        closing: action.message === undefined ? state.closing : { kind: 'failed', peer: state.dialing.peer, message: action.message },
      }
    case 'closing_seen':
      return { ...state, closing: undefined }
    case 'presence':
      return withPresence(state, action.changes)
    case 'missed':
      return { ...state, unseen: action.notice.unseenCount, missed: action.notice.missed ?? state.missed, missedVersion: state.missedVersion + 1 }
    case 'missed_shown':
      return { ...state, missed: undefined }
    case 'inbox':
      return { ...state, inboxOpen: action.open, inboxVersion: state.inboxVersion + 1 }
    case 'quality':
      return state.quality === action.grade ? state : { ...state, quality: action.grade }
  }
}

function withSnapshot(state: CallingState, snapshot: Snapshot, now: number): CallingState {
  const first = state.me === undefined
  const known = state.call
  let next: CallingState = { ...state, me: snapshot.me, clockOffset: Date.parse(snapshot.serverTime) - now }
  next = withPresence(next, [snapshot.presence])
  // A live call that the server does not know any more is over. One that started after the snapshot was taken is not in it.
  const gone = isLive(known) && !snapshot.calls.some((call) => call.callId === known.callId)
  if (gone && known.startedAt <= snapshot.serverTime) next = withoutCall(next, known)
  for (const call of snapshot.calls) next = withCall(next, call)
  const mine = snapshot.calls.find((call) => phaseOf(call, state.device) === 'active')
  return first && mine ? { ...next, resumed: mine.callId } : next
}

function withoutCall(state: CallingState, call: CallView): CallingState {
  const involved = involves(call, state.device)
  return { ...state, call: undefined, quality: undefined, over: remember(state.over, call.callId), closing: involved ? { kind: 'unknown', call } : state.closing }
}

/** Every message is the whole call: the highest version wins, and nothing leaves `ended`. */
function withCall(state: CallingState, call: CallView): CallingState {
  const held = state.call
  if (state.over.includes(call.callId)) return state
  if (held?.callId === call.callId && held.version >= call.version) return state
  if (held && held.callId !== call.callId && held.state !== 'ended' && call.state === 'ended') {
    // The end of a call that never was on this screen: an attempt of another device, or one that we were late for.
    return { ...state, over: remember(state.over, call.callId) }
  }

  const next: CallingState = { ...state, call, dialing: isOwnAttempt(state, call) ? undefined : state.dialing }
  const before = held?.callId === call.callId ? held : undefined
  switch (phaseOf(call, state.device)) {
    case 'outgoing':
    case 'incoming':
    case 'active':
      return { ...next, closing: undefined }
    case 'elsewhere':
      return before && phaseOf(before, state.device) === 'incoming' ? { ...next, closing: { kind: 'elsewhere', call } } : next
    case 'over':
      return {
        ...next,
        call: undefined,
        quality: undefined,
        resumed: undefined,
        over: remember(state.over, call.callId),
        closing: involves(before ?? call, state.device) ? { kind: 'ended', call } : state.closing,
      }
  }
}

/** Was the call on this device's screen: made, taken or ringing here? */
function involves(call: CallView, device: DeviceId): boolean {
  if (call.state === 'ended') return call.deviceId === device
  return phaseOf(call, device) !== 'elsewhere'
}

const isOwnAttempt = (state: CallingState, call: CallView) => state.dialing?.peer.id === call.peer.id && call.deviceId === state.device

function withPresence(state: CallingState, changes: readonly PresenceView[]): CallingState {
  const newer = changes.filter((change) => change.version >= (state.presence[change.userId]?.version ?? -1))
  if (newer.length === 0) return state
  return { ...state, presence: { ...state.presence, ...Object.fromEntries(newer.map((change) => [change.userId, change])) } }
}

const remember = (over: readonly CallId[], call: CallId) => [...over, call].slice(-20)
