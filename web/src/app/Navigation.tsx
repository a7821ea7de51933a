import {
  Button, CounterBadge, makeStyles, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, mergeClasses, tokens, Tooltip,
} from '@fluentui/react-components'
import { MoreHorizontalRegular } from '@fluentui/react-icons'
import { NavLink, useLocation, useNavigate } from 'react-router'
import { texts } from '../texts'
import { useCalling, useIsAdmin } from './context'
import { placesFor, type Place } from './places'

const useStyles = makeStyles({
  rail: {
    width: '84px', flexShrink: 0, display: 'flex', flexDirection: 'column', gap: '2px', paddingTop: tokens.spacingVerticalS, overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground4, borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  bar: {
    display: 'flex', justifyContent: 'space-around', backgroundColor: tokens.colorNeutralBackground4,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingBottom: 'env(safe-area-inset-bottom)',
  },
  link: {
    position: 'relative', display: 'flex', flexDirection: 'column', alignItems: 'center', justifyContent: 'center', gap: '2px', minHeight: '56px',
    flexGrow: 0, textDecorationLine: 'none', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase100, lineHeight: tokens.lineHeightBase100,
    textAlign: 'center', whiteSpace: 'nowrap', borderRadius: tokens.borderRadiusMedium, margin: '0 4px',
    ':hover': { color: tokens.colorBrandForeground1, backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '& svg': { width: '24px', height: '24px' },
  },
  barItem: { flex: 1, minWidth: 0, height: '56px', minHeight: '56px' },
  active: {
    color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold,
    '::before': {
      content: '""', position: 'absolute', left: '-4px', top: '14px', bottom: '14px', width: '3px', borderRadius: '3px',
      backgroundColor: tokens.colorBrandForeground1,
    },
  },
  activeInBar: { '::before': { left: '30%', right: '30%', top: 0, bottom: 'auto', width: 'auto', height: '3px' } },
  icon: { position: 'relative', display: 'inline-flex' },
  badge: { position: 'absolute', top: '-6px', left: '14px' },
})

export function Rail() {
  const styles = useStyles()
  return (
    <nav className={styles.rail} aria-label={texts.app.navigation}>
      {placesFor(useIsAdmin()).map((place) => <PlaceLink key={place.path} place={place} />)}
    </nav>
  )
}

export function BottomBar() {
  const styles = useStyles()
  const places = placesFor(useIsAdmin())
  const fits = places.length <= 5 ? places : places.slice(0, 4)
  const rest = places.slice(fits.length)
  return (
    <nav className={styles.bar} aria-label={texts.app.navigation}>
      {fits.map((place) => <PlaceLink key={place.path} place={place} inBar />)}
      {rest.length > 0 && <More places={rest} />}
    </nav>
  )
}

function PlaceLink({ place: { path, label, Icon, count }, inBar = false }: { readonly place: Place; readonly inBar?: boolean }) {
  const styles = useStyles()
  const waiting = useCalling((state) => (count === 'missed' ? state.unseen : count === 'inbox' ? state.inboxOpen : 0))
  const here = useLocation().pathname.startsWith(path)
  return (
    <NavLink to={path} aria-label={label} className={mergeClasses(styles.link, inBar && styles.barItem, here && styles.active, here && inBar && styles.activeInBar)}>
      <span className={styles.icon}>
        <Icon filled={here} />
        {waiting > 0 && (
          <span className={styles.badge} data-testid={`${count}-badge`} aria-hidden>
            <CounterBadge count={waiting} size="small" color="danger" />
          </span>
        )}
      </span>
      <span aria-hidden>{label}</span>
    </NavLink>
  )
}

function More({ places }: { readonly places: readonly Place[] }) {
  const styles = useStyles()
  const navigate = useNavigate()
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={texts.navigation.more} relationship="label">
          <Button className={styles.barItem} appearance="transparent" icon={<MoreHorizontalRegular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {places.map(({ path, label, Icon }) => <MenuItem key={path} icon={<Icon />} onClick={() => void navigate(path)}>{label}</MenuItem>)}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
