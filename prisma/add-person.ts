// Adds the first person to an installation without demo people: `npm run people:add -- <e-mail> "<name>" <role>`.
// Everybody else comes in by invitation.
import { randomBytes, randomUUID } from 'node:crypto'
import process from 'node:process'
import { hashPassword } from '#app/auth/passwords.server.ts'
import { roles, type Role } from '#app/auth/roles.ts'
import { closeDb, openDb } from '#app/db/client.server.ts'
import { createUser, isEmailTaken, normalizeEmail } from '#app/db/users.server.ts'

const USAGE = `Usage: npm run people:add -- <e-mail> "<name>" <role>\nRoles: ${roles.join(', ')}`

function isRole(word: string | undefined): word is Role {
  return roles.some((role) => role === word)
}

async function main([address, name, role]: string[]): Promise<void> {
  if (!address?.includes('@') || !name || !isRole(role)) throw new Error(USAGE)
  const email = normalizeEmail(address)
  const db = await openDb(process.env.DATABASE_URL ?? 'file:./.data/greenroom.db')
  try {
    if (await isEmailTaken(db, email)) throw new Error(`There is somebody with the address ${email} already.`)
    const password = randomBytes(12).toString('base64url')
    const passwordHash = await hashPassword(password)
    await createUser(db, { id: randomUUID(), email, name, role, passwordHash, createdAt: new Date() })
    console.log(`${name} can sign in as ${email} with the password: ${password}`)
  } finally {
    await closeDb(db)
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
