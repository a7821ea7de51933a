import { makeStyles, Toaster, tokens } from '@fluentui/react-components'
import { Suspense } from 'react'
import { CallLayer } from '../call/CallLayer'
import { MissedToasts } from '../missed/MissedToasts'
import { texts } from '../texts'
import { Loading } from '../ui/Loading'
import { Announcer } from './Announcer'
import { Header } from './Header'
import { LinkBanner } from './LinkBanner'
import { BottomBar, Rail } from './Navigation'
import { Screens } from './Screens'
import { toasterId } from './toaster'
import { useIsWide } from './useMediaQuery'
import { usePageTitle } from './usePageTitle'
import { useShortcuts } from './useShortcuts'

const useStyles = makeStyles({
  root: { height: '100%', display: 'flex', flexDirection: 'column' },
  skip: {
    position: 'absolute', left: '-999px', zIndex: 100, padding: tokens.spacingHorizontalM, backgroundColor: tokens.colorNeutralBackground1,
    ':focus': { left: tokens.spacingHorizontalM, top: tokens.spacingVerticalS },
  },
  body: { flex: 1, minHeight: 0, display: 'flex' },
  main: { flex: 1, minWidth: 0, overflow: 'hidden', backgroundColor: tokens.colorNeutralBackground2, outlineStyle: 'none' },
})

export function Shell() {
  const styles = useStyles()
  const wide = useIsWide()
  usePageTitle()
  useShortcuts()
  return (
    <div className={styles.root}>
      <a className={styles.skip} href="#content">{texts.app.skip}</a>
      <Header />
      <LinkBanner />
      <CallLayer />
      <div className={styles.body}>
        {wide && <Rail />}
        <main id="content" className={styles.main} tabIndex={-1}>
          <Suspense fallback={<Loading />}><Screens /></Suspense>
        </main>
      </div>
      {!wide && <BottomBar />}
      <MissedToasts />
      <Announcer />
      <Toaster toasterId={toasterId} position="bottom-end" />
    </div>
  )
}
