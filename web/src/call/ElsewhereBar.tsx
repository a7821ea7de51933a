import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import type { CallView } from '../contracts/generated'
import { texts } from '../texts'

/** This person is in a call, but not on this device. */
export function ElsewhereBar({ call }: { readonly call: CallView }) {
  const waits = call.state === 'calling' || call.state === 'ringing'
  return (
    <MessageBar intent="info" data-testid="call-elsewhere">
      <MessageBarBody>{waits ? texts.call.elsewhereDialing(call.peer.name) : texts.call.elsewhere(call.peer.name)}</MessageBarBody>
    </MessageBar>
  )
}
