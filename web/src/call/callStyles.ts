import { makeStyles } from '@fluentui/react-components'

/** Green answers and red ends in every theme, with white on them at a contrast of at least 4.5. */
export const useCallStyles = makeStyles({
  answer: {
    backgroundColor: '#237b4b', color: '#ffffff', border: '1px solid transparent',
    ':hover': { backgroundColor: '#1b6339', color: '#ffffff' }, ':hover:active': { backgroundColor: '#14502d', color: '#ffffff' },
  },
  hangUp: {
    backgroundColor: '#c4314b', color: '#ffffff', border: '1px solid transparent',
    ':hover': { backgroundColor: '#a4262c', color: '#ffffff' }, ':hover:active': { backgroundColor: '#871f26', color: '#ffffff' },
  },
})
