// One's own account, asked by every kind of person.
import * as account from '#app/routes/account.tsx'
import * as leave from '#app/routes/account_.delete.tsx'
import * as everything from '#app/routes/account_.export[.]zip.ts'
import * as goodbye from '#app/routes/goodbye.tsx'
import { describeAccess, useAccessWorld } from '#test/support/access-table.ts'

const made = useAccessWorld()

describeAccess(made, {
  pages: [
    ['/account', account, 'sign-in 200 200 200 200 200 200 200 200'],
    ['/account/delete', leave, 'sign-in 200 200 200 200 200 200 200 200'],
    ['/account/export.zip', everything, 'sign-in 200 200 200 200 200 200 200 200'],
    ['/goodbye', goodbye, '200 200 200 200 200 200 200 200 200'],
  ],
  forms: [
    ['/account', account, 'sign-in 302 302 302 302 302 302 302 302', () => ({ name: 'Another Name' })],
    // Nobody here has a password: those who have and say it are in account.test.ts.
    ['/account/delete', leave, 'sign-in 400 400 400 400 400 400 400 400', () => ({ password: 'not theirs' })],
  ],
})
