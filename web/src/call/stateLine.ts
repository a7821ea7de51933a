import type { CallView } from '../contracts/generated'
import { texts } from '../texts'

/** The line under the name. Honest: it rings only when a device said so. */
export function stateLine(call: CallView | undefined): string {
  if (!call) return texts.call.dialing
  switch (call.state) {
    case 'ringing':
      return texts.call.ringing(call.ringingDevices)
    case 'reconnecting':
      return call.peerAway ? texts.call.peerAway(call.peer.name) : texts.call.state.reconnecting
    case 'calling':
    case 'connecting':
    case 'connected':
    case 'ended':
      return texts.call.state[call.state]
  }
}
