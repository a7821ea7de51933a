import { makeStyles, Spinner } from '@fluentui/react-components'
import { texts } from '../texts'

const useStyles = makeStyles({ root: { display: 'grid', placeItems: 'center', height: '100%', minHeight: '160px' } })

export const Loading = () => <div className={useStyles().root}><Spinner label={texts.app.loading} /></div>
