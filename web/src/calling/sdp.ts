/** The session id of the o= line (RFC 8866 5.2): one per RTCPeerConnection, so another one means another page. */
export const sessionOf = (sdp: string): string => /^o=\S+ (\S+)/m.exec(sdp)?.[1] ?? ''

/** Does the description belong to the ICE generation that a candidate names? */
export const hasUfrag = (sdp: string, ufrag: string): boolean => sdp.split(/\r?\n/).includes(`a=ice-ufrag:${ufrag}`)

export const hasDataChannel = (sdp: string): boolean => /^m=application /m.test(sdp)
