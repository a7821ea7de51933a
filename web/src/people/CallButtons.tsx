import { Button, Tooltip } from '@fluentui/react-components'
import { CallRegular, VideoRegular } from '@fluentui/react-icons'
import { useCalling, useClient } from '../app/context'
import type { PersonRef } from '../contracts/generated'
import { texts } from '../texts'
import { useRowStyles } from '../ui/rowStyles'

/** Calls one person. While this person is in a call, on whatever device, there is no second one. */
export function CallButtons({ peer }: { readonly peer: PersonRef }) {
  const { actions } = useRowStyles()
  const client = useClient()
  const taken = useCalling((state) => state.call !== undefined || state.dialing !== undefined)
  const ref = { id: peer.id, name: peer.name }
  return (
    <span className={actions}>
      <Tooltip content={texts.people.call(peer.name)} relationship="label">
        <Button appearance="subtle" icon={<CallRegular />} disabledFocusable={taken} onClick={() => void client.call(ref, 'audio')} />
      </Tooltip>
      <Tooltip content={texts.people.video(peer.name)} relationship="label">
        <Button appearance="subtle" icon={<VideoRegular />} disabledFocusable={taken} onClick={() => void client.call(ref, 'video')} />
      </Tooltip>
    </span>
  )
}
