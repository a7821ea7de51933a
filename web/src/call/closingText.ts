import type { Closing } from '../calling/state'
import type { CallView } from '../contracts/generated'
import { texts } from '../texts'
import { durationText } from '../ui/times'

export interface ClosingText {
  readonly title: string
  readonly detail?: string
  /** Does it make sense to try again at once? */
  readonly again: boolean
}

/** Why the call screen closed, in words, for the side that reads them. */
export function closingText(closing: Closing): ClosingText {
  switch (closing.kind) {
    case 'failed':
      return { title: texts.ended.notMade, detail: closing.message, again: true }
    case 'elsewhere':
      return { title: texts.ended.elsewhere, again: false }
    case 'unknown':
      return { title: texts.ended.unknown, again: true }
    case 'ended':
      return endedText(closing.call)
  }
}

function endedText(call: CallView): ClosingText {
  const { peer, side, cause } = call
  const caller = side === 'caller'
  switch (call.outcome) {
    case undefined:
    case 'completed':
      return { title: cause === 'ended_by_admin' ? texts.ended.byAdmin : texts.ended.completed, detail: talked(call), again: false }
    case 'missed':
      // Calling back is offered by the toast that follows.
      return caller ? missedText(call) : { title: texts.ended.missedFrom(peer.name), again: false }
    case 'declined':
      return { title: caller ? texts.ended.declinedByThem(peer.name) : texts.ended.declinedByYou, again: false }
    case 'cancelled':
      if (!caller) return { title: texts.ended.missedFrom(peer.name), again: false }
      return { title: cause === 'ended_by_admin' ? texts.ended.byAdmin : texts.ended.cancelledByYou, again: false }
    case 'failed':
      if (cause === 'ended_by_admin') return { title: texts.ended.byAdmin, again: false }
      return { title: texts.ended.failed, detail: cause === 'device_lost' ? texts.ended.deviceLost(peer.name) : texts.ended.failedNext, again: true }
    case 'dropped':
      return {
        title: texts.ended.dropped,
        detail: cause === 'device_lost' ? texts.ended.deviceLost(peer.name) : texts.ended.droppedNext(peer.name),
        again: true,
      }
  }
}

function missedText({ cause, peer }: CallView): ClosingText {
  switch (cause) {
    case 'busy':
    case 'dnd':
      return { title: texts.ended.unavailable(peer.name), detail: texts.ended.busyNext, again: true }
    case 'offline':
    case 'device_lost':
      return { title: texts.ended.offline(peer.name), again: false }
    default:
      return { title: texts.ended.noAnswer, detail: texts.ended.noAnswerNext(peer.name), again: true }
  }
}

function talked({ peer, connectedAt, endedAt }: CallView): string | undefined {
  if (!connectedAt || !endedAt) return undefined
  return texts.ended.duration(peer.name, durationText((Date.parse(endedAt) - Date.parse(connectedAt)) / 1000))
}
