import { describe, expect, it } from 'vitest'
import { decideAnswer, decideOffer, type Situation } from './negotiation'
import { hasDataChannel, hasUfrag, sessionOf } from './sdp'

const situation = (change: Partial<Situation> = {}): Situation => ({ polite: true, makingOffer: false, signalingState: 'stable', ...change })

describe('an offer arrives', () => {
  it('The first one is taken', () => expect(decideOffer(situation(), 'a')).toBe('accept'))

  it('A later one of the same page is taken', () => expect(decideOffer(situation({ remoteSession: 'a' }), 'a')).toBe('accept'))

  it('A reloaded page is answered by a new connection', () => expect(decideOffer(situation({ remoteSession: 'a' }), 'b')).toBe('replace'))

  it('A reloaded page is answered even while our own offer waits: the old page cannot answer it any more', () =>
    expect(decideOffer(situation({ polite: false, remoteSession: 'a', signalingState: 'have-local-offer' }), 'b')).toBe('replace'))

  it('Where both offer, the polite side gives way', () =>
    expect(decideOffer(situation({ remoteSession: 'a', signalingState: 'have-local-offer' }), 'a')).toBe('accept'))

  it('Where both offer, the offer of the impolite side stands', () =>
    expect(decideOffer(situation({ polite: false, remoteSession: 'a', signalingState: 'have-local-offer' }), 'a')).toBe('ignore'))

  it('An offer that is just being made collides too', () =>
    expect(decideOffer(situation({ polite: false, remoteSession: 'a', makingOffer: true }), 'a')).toBe('ignore'))

  it('Both pages are new: the caller says its offer again, for a page that may never have seen it', () =>
    expect(decideOffer(situation({ polite: false, signalingState: 'have-local-offer' }), 'b')).toBe('repeat'))

  it('Both pages are new: the callee begins again with the offer of the caller', () =>
    expect(decideOffer(situation({ signalingState: 'have-local-offer' }), 'b')).toBe('replace'))
})

describe('an answer arrives', () => {
  it('It is taken when we offered', () => expect(decideAnswer(situation({ signalingState: 'have-local-offer' }), 'a')).toBe('accept'))

  it('A second one is void', () => expect(decideAnswer(situation({ remoteSession: 'a' }), 'a')).toBe('ignore'))

  it('A new page answered what the old one was asked: start over with it', () =>
    expect(decideAnswer(situation({ remoteSession: 'a', signalingState: 'have-local-offer' }), 'b')).toBe('offer_anew'))
})

describe('session descriptions', () => {
  const sdp = 'v=0\r\no=- 4711 2 IN IP4 127.0.0.1\r\ns=-\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=ice-ufrag:abcd\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n'

  it('The page is known by the session id', () => expect(sessionOf(sdp)).toBe('4711'))
  it('Firefox names its version in the same line', () => expect(sessionOf('o=mozilla...THIS_IS_SDPARTA-99.0 815 0 IN IP4 0.0.0.0\r\n')).toBe('815'))
  it('A candidate belongs to its ICE generation', () => {
    expect(hasUfrag(sdp, 'abcd')).toBe(true)
    expect(hasUfrag(sdp, 'abc')).toBe(false)
  })
  it('A data channel is seen', () => expect(hasDataChannel(sdp)).toBe(true))
})
