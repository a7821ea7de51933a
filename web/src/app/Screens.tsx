import { lazy } from 'react'
import { Navigate, Route, Routes, useNavigate } from 'react-router'
import { PeopleScreen } from '../people/PeopleScreen'
import { texts } from '../texts'
import { EmptyState } from '../ui/EmptyState'
import { useIsAdmin } from './context'

const MissedScreen = lazy(() => import('../missed/MissedScreen'))
const HistoryScreen = lazy(() => import('../history/HistoryScreen'))
const SettingsScreen = lazy(() => import('../settings/SettingsScreen'))
const LiveScreen = lazy(() => import('../admin/LiveScreen'))
const InboxScreen = lazy(() => import('../admin/InboxScreen'))
const ChartsScreen = lazy(() => import('../admin/ChartsScreen'))
const AccountsScreen = lazy(() => import('../admin/AccountsScreen'))

export function Screens() {
  const admin = useIsAdmin()
  return (
    <Routes>
      <Route index element={<Navigate to="/people" replace />} />
      <Route path="/people" element={<PeopleScreen />} />
      <Route path="/missed" element={<MissedScreen />} />
      <Route path="/history" element={<HistoryScreen />} />
      <Route path="/settings" element={<SettingsScreen />} />
      {admin && (
        <>
          <Route path="/live" element={<LiveScreen />} />
          <Route path="/inbox" element={<InboxScreen />} />
          <Route path="/charts" element={<ChartsScreen />} />
          <Route path="/accounts" element={<AccountsScreen />} />
        </>
      )}
      <Route path="*" element={<NotHere />} />
    </Routes>
  )
}

function NotHere() {
  const navigate = useNavigate()
  return <EmptyState title={texts.app.notHere} action={{ label: texts.app.goHome, onClick: () => void navigate('/people') }} />
}
