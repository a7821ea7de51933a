/** What a peer knows when a description of the other side arrives. */
export interface Situation {
  /** The caller is impolite: where both offer at once, its offer stands. */
  readonly polite: boolean
  readonly makingOffer: boolean
  readonly signalingState: RTCSignalingState
  /** Session id of the remote page that we talk to; undefined before its first description. */
  readonly remoteSession?: string
}

/**
 * `accept` apply it and answer · `ignore` ours stands · `repeat` ours stands, send it again: a new page may never have seen it ·
 * `replace` the other side is a new page: a new RTCPeerConnection answers it.
 */
export type OfferDecision = 'accept' | 'ignore' | 'repeat' | 'replace'

/** Perfect negotiation (W3C webrtc-pc), and pages that were reloaded in a call. */
export function decideOffer(situation: Situation, session: string): OfferDecision {
  const { remoteSession, polite } = situation
  if (remoteSession !== undefined && remoteSession !== session) return 'replace'
  const collision = situation.makingOffer || situation.signalingState !== 'stable'
  if (!collision) return 'accept'
  if (polite) return remoteSession === undefined ? 'replace' : 'accept'
  return remoteSession === undefined ? 'repeat' : 'ignore'
}

/** `offer_anew` a new page answered an offer that the old one should have had: start over with it. */
export type AnswerDecision = 'accept' | 'ignore' | 'offer_anew'

export function decideAnswer(situation: Situation, session: string): AnswerDecision {
  if (situation.remoteSession !== undefined && situation.remoteSession !== session) return 'offer_anew'
  return situation.signalingState === 'have-local-offer' ? 'accept' : 'ignore'
}
