import { entriesOf } from './quality'

/** What `window.calling.stats()` answers: for people who give support, typed into the browser's console during a call. */
export interface CallDiagnostics {
  readonly state: RTCPeerConnectionState | 'none'
  readonly inboundAudioPackets: number
  readonly inboundAudioBytes: number
  /** 0 to 1, of the last moment; 0 is silence. */
  readonly inboundAudioLevel: number
  readonly inboundAudioEnergy: number
  readonly inboundVideoFrames: number
  readonly inboundVideoBytes: number
  readonly outboundAudioBytes: number
  readonly outboundVideoBytes: number
}

export function diagnose(state: RTCPeerConnectionState | 'none', report: RTCStatsReport | undefined): CallDiagnostics {
  const entries = report ? entriesOf(report) : []
  const sum = (type: string, kind: 'audio' | 'video', field: string) =>
    entries
      .filter((entry) => entry.type === type && entry.kind === kind)
      .reduce((total, entry) => total + (typeof entry[field] === 'number' ? entry[field] : 0), 0)
  return {
    state,
    inboundAudioPackets: sum('inbound-rtp', 'audio', 'packetsReceived'),
    inboundAudioBytes: sum('inbound-rtp', 'audio', 'bytesReceived'),
    inboundAudioLevel: sum('inbound-rtp', 'audio', 'audioLevel'),
    inboundAudioEnergy: sum('inbound-rtp', 'audio', 'totalAudioEnergy'),
    inboundVideoFrames: sum('inbound-rtp', 'video', 'framesDecoded'),
    inboundVideoBytes: sum('inbound-rtp', 'video', 'bytesReceived'),
    outboundAudioBytes: sum('outbound-rtp', 'audio', 'bytesSent'),
    outboundVideoBytes: sum('outbound-rtp', 'video', 'bytesSent'),
  }
}

declare global {
  interface Window {
    calling?: { readonly stats: () => Promise<CallDiagnostics> }
  }
}
