import type { CallView, DeviceId } from '../contracts/generated'

/**
 * What a call is for this device:
 * `outgoing` it was made here and nobody answered yet · `incoming` it rings here · `active` media runs or is negotiated here ·
 * `elsewhere` another device of the same person has it · `over` it ended.
 */
export type Phase = 'outgoing' | 'incoming' | 'active' | 'elsewhere' | 'over'

export function phaseOf(call: CallView, device: DeviceId): Phase {
  switch (call.state) {
    case 'calling':
    case 'ringing':
      if (call.side === 'callee') return 'incoming'
      return call.deviceId === device ? 'outgoing' : 'elsewhere'
    case 'connecting':
    case 'connected':
    case 'reconnecting':
      return call.deviceId === device ? 'active' : 'elsewhere'
    case 'ended':
      return 'over'
  }
}

export const isLive = (call: CallView | undefined): call is CallView => call !== undefined && call.state !== 'ended'
