// One app for all journeys: they run one after the other, each with people and a session of its own.
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { ROOT } from '../support/source-tree.ts'
import { startApp } from './app-under-test.ts'

declare module 'vitest' {
  // An interface made to be augmented: what the journeys are handed.
  interface ProvidedContext {
    appUrl: string
    startPid: number
    database: string
  }
}

/**
 * Walks through an app that runs already:
 * `E2E_URL=http://localhost:3000 E2E_START_PID=<npm start's node> E2E_DATABASE=.data/greenroom.db`.
 */
export default async function setup(project: TestProject) {
  const running = process.env.E2E_URL
  if (running) {
    project.provide('appUrl', running)
    project.provide('startPid', Number(process.env.E2E_START_PID ?? 0))
    project.provide('database', resolve(process.env.E2E_DATABASE ?? '.data/greenroom.db'))
    return undefined
  }
  const app = await startApp({ logFile: join(ROOT, 'test-results/e2e/app.log') })
  project.provide('appUrl', app.url)
  project.provide('startPid', app.startPid)
  project.provide('database', app.database)
  return () => app.stop()
}
