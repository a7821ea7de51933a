import { makeStyles } from '@fluentui/react-components'
import type { CallingState } from '../calling/state'
import { phaseOf } from '../calling/phase'
import { closingText } from '../call/closingText'
import { texts } from '../texts'
import { useCalling } from './context'

const useStyles = makeStyles({
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
})

/** For people who hear the screen: a call rings, stands, ended. */
export function Announcer() {
  const words = useCalling(announcement)
  return <div className={useStyles().hidden} aria-live="assertive" aria-atomic="true">{words}</div>
}

function announcement({ call, closing, device }: CallingState): string {
  if (closing) return closingText(closing).title
  if (!call) return ''
  switch (phaseOf(call, device)) {
    case 'incoming':
      return texts.incoming.announce(call.peer.name)
    case 'outgoing':
      return texts.call.state[call.state]
    case 'active':
      return call.state === 'connected' ? texts.call.announceConnected(call.peer.name) : texts.call.state[call.state]
    case 'elsewhere':
    case 'over':
      return ''
  }
}
