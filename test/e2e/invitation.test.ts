import { describe, expect } from 'vitest'
import { journey } from './journey.ts'

const PASSWORD = 'calm seas and slow deploys'

describe('invitations', () => {
  journey('JO7 a coordinator invites a candidate, who sets a password and comes home', async (people) => {
    const coordinator = await people.signInAs('Noor Haddad')
    await coordinator.goto('/people')
    await coordinator.getByLabel('Name').fill('Tove Berg')
    await coordinator.getByLabel('E-mail').fill('tove@greenroom.example')
    await coordinator.getByRole('button', { name: 'Make an invitation link' }).click()
    const link = await coordinator.getByRole('textbox', { name: /link/i }).inputValue()
    expect(link).toMatch(/^http:\/\/localhost:\d+\/invitations\//)

    const invited = await people.visitor('Tove Berg')
    await invited.goto(link)
    await invited.getByRole('heading', { name: 'Welcome, Tove' }).waitFor()
    await invited.getByLabel('Choose a password').fill(PASSWORD)
    await invited.getByLabel('The same once more').fill(PASSWORD)
    await invited.getByRole('button', { name: 'Join Greenroom' }).click()
    await invited.getByRole('heading', { name: 'Hello, Tove' }).waitFor()

    const again = await people.visitor('Tove Berg again')
    await again.goto(link)
    await again.getByRole('heading', { name: 'This invitation has been used' }).waitFor()
    await again.goto('/sign-in')
    await again.getByLabel('E-mail').fill('tove@greenroom.example')
    await again.getByLabel('Password').fill(PASSWORD)
    await again.getByRole('button', { name: 'Sign in' }).click()
    await again.getByRole('heading', { name: 'Hello, Tove' }).waitFor()
  })

  journey('JO11 signing in works with scripts switched off', async (people) => {
    const page = await people.visitor('no scripts', { scripts: false })
    await page.goto('/sign-in')
    await page.getByLabel('E-mail').fill('amara@greenroom.example')
    await page.getByLabel('Password').fill('not the password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('do not go together').first().waitFor()
    await page.getByLabel('Password').fill('practice makes calm')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Hello, Amara' }).waitFor()
  })
})
