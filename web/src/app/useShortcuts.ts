import { useEffect } from 'react'
import { phaseOf } from '../calling/phase'
import { useClient } from './context'

/** Ctrl+Shift+S answers, +D declines or hangs up, +M mutes: the keys that people know from Teams. */
export function useShortcuts(): void {
  const client = useClient()
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!event.ctrlKey || !event.shiftKey || event.altKey) return
      const { call, dialing } = client.store.get()
      const phase = call && phaseOf(call, client.device)
      // A failure shows itself in the state: the call goes on ringing or running.
      const ignore = () => undefined
      switch (event.code) {
        case 'KeyS':
          if (phase !== 'incoming') return
          client.answer(false).catch(ignore)
          break
        case 'KeyD':
          if (phase === 'incoming') client.decline().catch(ignore)
          else if (phase === 'outgoing' || phase === 'active' || dialing) client.hangUp().catch(ignore)
          else return
          break
        case 'KeyM':
          if (phase !== 'active' && phase !== 'outgoing') return
          client.room.setMuted(!client.room.state.local.muted)
          break
        default:
          return
      }
      event.preventDefault()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [client])
}
