import { FluentProvider, teamsLightTheme } from '@fluentui/react-components'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { Api } from '../calling/api'
import { ApiError } from '../calling/http'
import { SignIn } from './SignIn'

const me = { id: 'ken', name: 'Ken Tse', role: 'admin' } as const

function show(parts: Partial<Api> = {}) {
  const onSignedIn = vi.fn()
  const login = vi.fn(() => Promise.resolve({ accessToken: '', expiresIn: 600, user: me }))
  const options = () => Promise.resolve({ registrationOpen: true, demoUserNames: ['ken'], demoPassword: 'Calling-demo-1' })
  render(
    <FluentProvider theme={teamsLightTheme}>
      <SignIn api={{ options, login, ...parts } as unknown as Api} onSignedIn={onSignedIn} />
    </FluentProvider>,
  )
  return { onSignedIn, login }
}

const submit = () => screen.getByRole('button', { name: 'Sign in' })

describe('signing in', () => {
  it('By name and password', async () => {
    const { login, onSignedIn } = show()
    await userEvent.type(screen.getByRole('textbox', { name: /User name/ }), ' ken ')
    await userEvent.type(screen.getByLabelText(/Password/), 'secret')
    await userEvent.click(submit())
    expect(login).toHaveBeenCalledWith({ userName: 'ken', password: 'secret' })
    expect(onSignedIn).toHaveBeenCalledWith(me)
  })

  it('As a demo person with one click more', async () => {
    const { login } = show()
    await userEvent.click(await screen.findByRole('button', { name: 'ken' }))
    await userEvent.click(submit())
    expect(login).toHaveBeenCalledWith({ userName: 'ken', password: 'Calling-demo-1' })
  })

  it('A refusal is said and the form stays', async () => {
    const { onSignedIn } = show({ login: () => Promise.reject(new ApiError('bad_credentials', 'The user name or the password is wrong.', false)) })
    await userEvent.type(screen.getByRole('textbox', { name: /User name/ }), 'ken')
    await userEvent.type(screen.getByLabelText(/Password/), 'wrong')
    await userEvent.click(submit())
    expect((await screen.findByRole('alert')).textContent).toContain('The user name or the password is wrong.')
    expect(onSignedIn).not.toHaveBeenCalled()
  })

  it('Works when nothing is known of the server\'s options', () => {
    show({ options: () => Promise.reject(ApiError.network()) })
    expect(submit()).toBeTruthy()
    expect(screen.queryByText(/Create an account/)).toBeNull()
  })

  it('Where registration is open, an account is made', async () => {
    const register = vi.fn(() => Promise.resolve({ accessToken: '', expiresIn: 600, user: me }))
    const { onSignedIn } = show({ register })
    await userEvent.click(await screen.findByRole('button', { name: /Create an account/ }))
    await userEvent.type(screen.getByRole('textbox', { name: /Your name/ }), 'Ken Tse')
    await userEvent.type(screen.getByRole('textbox', { name: /User name/ }), 'ken')
    await userEvent.type(screen.getByLabelText(/Password/), 'long enough 1')
    await userEvent.click(screen.getByRole('button', { name: 'Create account' }))
    expect(register).toHaveBeenCalledWith({ name: 'Ken Tse', userName: 'ken', password: 'long enough 1' })
    expect(onSignedIn).toHaveBeenCalledWith(me)
  })
})
