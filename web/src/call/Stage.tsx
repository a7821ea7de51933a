import { Avatar, Button, makeStyles, mergeClasses, MessageBar, MessageBarActions, MessageBarBody, Text, tokens } from '@fluentui/react-components'
import { ChevronDownRegular, DismissRegular, MicOffRegular } from '@fluentui/react-icons'
import { useClient, useRoom } from '../app/context'
import type { CallView, PersonRef } from '../contracts/generated'
import { texts } from '../texts'
import { useDelayed } from '../ui/useDelayed'
import { Controls } from './Controls'
import { QualityButton } from './QualityButton'
import { stateLine } from './stateLine'
import { remotePicture } from './remotePicture'
import { useTimer } from './useTimer'
import { Video } from './Video'

const useStyles = makeStyles({
  stage: {
    position: 'fixed', inset: 0, zIndex: 50, display: 'flex', flexDirection: 'column', color: '#ffffff',
    backgroundColor: '#1b1a1f', backgroundImage: 'radial-gradient(circle at 50% 35%, #35344a 0%, #1b1a1f 70%)',
  },
  top: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, padding: tokens.spacingHorizontalM, zIndex: 2 },
  who: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, color: '#d6d6d6' },
  light: { color: '#ffffff', ':hover': { color: '#ffffff', backgroundColor: 'rgba(255,255,255,.14)' } },
  middle: { position: 'relative', flex: 1, minHeight: 0, display: 'grid', placeItems: 'center', overflow: 'hidden' },
  remote: { position: 'absolute', inset: 0, width: '100%', height: '100%', objectFit: 'contain' },
  person: { display: 'flex', flexDirection: 'column', alignItems: 'center', gap: tokens.spacingVerticalL, padding: tokens.spacingHorizontalL },
  waits: {
    borderRadius: '50%', animationName: { '0%, 100%': { boxShadow: '0 0 0 0 rgba(255,255,255,.25)' }, '50%': { boxShadow: '0 0 0 18px rgba(255,255,255,0)' } },
    animationDuration: '2s', animationIterationCount: 'infinite',
  },
  own: {
    position: 'absolute', right: '16px', bottom: '16px', width: 'min(26vw, 220px)', aspectRatio: '16 / 9', objectFit: 'cover', borderRadius: '8px',
    backgroundColor: '#000000', boxShadow: tokens.shadow16, zIndex: 1,
  },
  mirrored: { transform: 'scaleX(-1)' },
  muted: {
    position: 'absolute', left: '16px', bottom: '16px', display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`, borderRadius: '999px', backgroundColor: 'rgba(0,0,0,.6)', zIndex: 1,
  },
  trouble: { margin: `0 ${tokens.spacingHorizontalM}` },
})

interface StageProps {
  readonly peer: PersonRef
  readonly call?: CallView
  readonly onMinimise: () => void
}

/** The call that fills the window. */
export function Stage({ peer, call, onMinimise }: StageProps) {
  const styles = useStyles()
  const { room } = useClient()
  const { local, remote, trouble } = useRoom()
  const timer = useTimer(call)
  const picture = remotePicture(remote)
  const own = local.screen ?? local.camera
  // Media that heal within two seconds are nobody's concern.
  const broken = useDelayed(call?.state === 'connected' && remote.connection === 'disconnected', 2_000)
  const waits = call?.state !== 'connected'

  return (
    <section className={styles.stage} aria-label={texts.call.title(peer.name)} data-testid="stage">
      <div className={styles.top}>
        <Button className={styles.light} appearance="subtle" icon={<ChevronDownRegular />} aria-label={texts.call.minimise} title={texts.call.minimise} onClick={onMinimise} />
        <div className={styles.who}>
          <Text weight="semibold" size={400} truncate wrap={false}>{peer.name}</Text>
          <span className={styles.line}>
            <Text size={200} data-testid="call-state" data-state={call?.state ?? 'dialing'}>{broken ? texts.call.state.reconnecting : stateLine(call)}</Text>
            {timer && <Text size={200} font="numeric" data-testid="call-timer" role="timer">{timer}</Text>}
          </span>
        </div>
        {call?.connectedAt && <QualityButton className={styles.light} />}
      </div>
      {trouble && (
        <MessageBar className={styles.trouble} intent="warning" layout="multiline" role="alert">
          <MessageBarBody>{texts.media[trouble.source][trouble.kind]}</MessageBarBody>
          <MessageBarActions containerAction={<Button appearance="transparent" icon={<DismissRegular />} aria-label={texts.app.close} onClick={() => room.dismissTrouble()} />} />
        </MessageBar>
      )}
      <div className={styles.middle}>
        {picture ? (
          <Video track={picture} className={styles.remote} data-testid="remote-video" />
        ) : (
          <div className={styles.person}>
            <span className={mergeClasses(waits && styles.waits)} style={{ borderRadius: '50%', display: 'inline-flex' }}>
              <Avatar name={peer.name} size={128} color="colorful" aria-hidden />
            </span>
            <Text size={700} weight="semibold" align="center">{peer.name}</Text>
            {local.screen && <Text>{texts.call.sharing}</Text>}
          </div>
        )}
        {remote.switches?.microphone === false && (
          <span className={styles.muted}><MicOffRegular aria-hidden /><Text size={200}>{texts.call.peerMuted(peer.name)}</Text></span>
        )}
        {own && <Video track={own} className={mergeClasses(styles.own, !local.screen && styles.mirrored)} aria-label={texts.call.you} data-testid="own-video" />}
      </div>
      <Controls />
    </section>
  )
}
