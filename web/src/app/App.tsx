import { BrowserRouter } from 'react-router'
import { createApi } from '../calling/api'
import { Http } from '../calling/http'
import { Broken } from './Broken'
import { Gate } from './Gate'
import { ThemeRoot } from './ThemeRoot'

const http = new Http()
const api = createApi(http)

export function App() {
  return (
    <ThemeRoot>
      <Broken>
        <BrowserRouter>
          <Gate http={http} api={api} />
        </BrowserRouter>
      </Broken>
    </ThemeRoot>
  )
}
