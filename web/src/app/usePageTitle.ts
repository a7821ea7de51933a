import { useEffect } from 'react'
import { phaseOf } from '../calling/phase'
import { texts } from '../texts'
import { useCalling } from './context'

/** The tab says what waits, for a person who looks elsewhere. */
export function usePageTitle(): void {
  const unseen = useCalling((state) => state.unseen)
  const caller = useCalling((state) => (state.call && phaseOf(state.call, state.device) === 'incoming' ? state.call.peer.name : undefined))
  useEffect(() => {
    document.title = caller ? texts.incoming.notification(caller) : unseen > 0 ? `(${unseen}) ${texts.app.name}` : texts.app.name
    return () => {
      document.title = texts.app.name
    }
  }, [unseen, caller])
}
