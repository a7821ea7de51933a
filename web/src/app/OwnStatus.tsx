import {
  Avatar, Button, Divider, makeStyles, Menu, MenuDivider, MenuItem, MenuList, MenuPopover, MenuTrigger, PresenceBadge, Text, Toast, ToastBody, ToastTitle, tokens,
} from '@fluentui/react-components'
import { EditRegular, PersonAvailableRegular, SignOutRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { ApiError } from '../calling/http'
import type { ManualStatus, PresenceStatus } from '../contracts/generated'
import { texts } from '../texts'
import { badgeOf } from '../ui/presenceBadge'
import { timeOfDay } from '../ui/times'
import { useCalling, useCallingContext } from './context'
import { StatusDialog } from './StatusDialog'
import { useToasts } from './toaster'
import { useIsWide } from './useMediaQuery'

const useStyles = makeStyles({
  button: { minWidth: 0, paddingLeft: tokens.spacingHorizontalS, paddingRight: tokens.spacingHorizontalS, maxWidth: '60vw' },
  words: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', minWidth: 0, textAlign: 'left', marginRight: tokens.spacingHorizontalS },
  card: { display: 'flex', gap: tokens.spacingHorizontalM, alignItems: 'center', padding: tokens.spacingHorizontalM, minWidth: '220px', maxWidth: '300px' },
})

const quick: readonly Exclude<ManualStatus, 'auto'>[] = ['online', 'busy', 'do-not-disturb', 'away', 'appear_offline']

const dotOf: Record<Exclude<ManualStatus, 'auto'>, PresenceStatus> = {
  online: 'online', busy: 'busy', 'do-not-disturb': 'do-not-disturb', away: 'away', appear_offline: 'offline',
}

/** Who I am to the others, and the way to change it. */
export function OwnStatus() {
  const styles = useStyles()
  const wide = useIsWide()
  const { me, api, signOut } = useCallingContext()
  const presence = useCalling((state) => state.presence[me.id])
  const { dispatchToast } = useToasts()
  const [dialog, setDialog] = useState(false)
  const status = presence?.status ?? 'offline'

  const choose = (choice: ManualStatus) =>
    void api.updateStatus({ status: choice }).catch((cause: unknown) =>
      dispatchToast(<Toast><ToastTitle>{texts.ownStatus.failed}</ToastTitle><ToastBody>{ApiError.from(cause).message}</ToastBody></Toast>, { intent: 'error' }),
    )

  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle" className={styles.button} data-testid="own-status" data-status={status}
            aria-label={texts.ownStatus.open(texts.presence[status])}
          >
            <span className={styles.words}>
              {wide && <Text size={200} weight="semibold" truncate wrap={false}>{me.name}</Text>}
              <Text size={100} truncate wrap={false}>{texts.presence[status]}</Text>
            </span>
            <Avatar name={me.name} size={28} color="colorful" badge={badgeOf(status)} aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <div className={styles.card}>
            <Avatar name={me.name} size={48} color="colorful" badge={badgeOf(status)} aria-hidden />
            <div className={styles.words}>
              <Text weight="semibold">{me.name}</Text>
              <Text size={200}>{texts.presence[status]}{presence?.until ? ` · ${texts.ownStatus.untilTime(timeOfDay(presence.until))}` : ''}</Text>
              {presence?.message && <Text size={200} italic>{presence.message}</Text>}
            </div>
          </div>
          <Divider />
          <MenuList>
            {quick.map((choice) => (
              <MenuItem key={choice} icon={<PresenceBadge {...badgeOf(dotOf[choice])} aria-hidden />} onClick={() => choose(choice)}>
                {texts.ownStatus.choose[choice]}
              </MenuItem>
            ))}
            <MenuItem icon={<PersonAvailableRegular />} onClick={() => choose('auto')}>{texts.ownStatus.choose.auto}</MenuItem>
            <MenuItem icon={<EditRegular />} onClick={() => setDialog(true)}>{texts.ownStatus.set}…</MenuItem>
            <MenuDivider />
            <MenuItem icon={<SignOutRegular />} onClick={() => void signOut()}>{texts.ownStatus.signOut}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <StatusDialog open={dialog} onClose={() => setDialog(false)} />
    </>
  )
}
