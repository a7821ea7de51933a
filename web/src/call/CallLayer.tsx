import { useState } from 'react'
import { phaseOf } from '../calling/phase'
import { useCalling } from '../app/context'
import { ClosingCard } from './ClosingCard'
import { ElsewhereBar } from './ElsewhereBar'
import { IncomingDialog } from './IncomingDialog'
import { MiniBar } from './MiniBar'
import { RemoteAudio } from './RemoteAudio'
import { Stage } from './Stage'

/** Whatever a call shows, over whatever screen is open. */
export function CallLayer() {
  const call = useCalling((state) => state.call)
  const dialing = useCalling((state) => state.dialing)
  const closing = useCalling((state) => state.closing)
  const device = useCalling((state) => state.device)
  const [minimised, setMinimised] = useState<string>()
  const phase = call && phaseOf(call, device)
  const here = phase === 'active' || phase === 'outgoing'
  const peer = dialing?.peer ?? (here ? call?.peer : undefined)
  // Another call is not minimised because the last one was.
  const small = peer !== undefined && minimised === (call?.callId ?? 'dialing')

  return (
    <>
      {phase === 'active' && <RemoteAudio />}
      {phase === 'elsewhere' && call && <ElsewhereBar call={call} />}
      {peer && small && <MiniBar peer={peer} call={call} onExpand={() => setMinimised(undefined)} />}
      {peer && !small && <Stage peer={peer} call={here ? call : undefined} onMinimise={() => setMinimised(call?.callId ?? 'dialing')} />}
      {phase === 'incoming' && call && <IncomingDialog key={call.callId} call={call} />}
      {closing && !peer && phase !== 'incoming' && <ClosingCard key={closing.kind === 'failed' ? closing.peer.id : closing.call.callId} closing={closing} />}
    </>
  )
}
