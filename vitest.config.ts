import { defineConfig } from 'vitest/config'

const setupFiles = ['test/setup/no-noise.ts']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles,
          include: ['{app,sandbox,questions,scripts}/**/*.test.{ts,tsx}', 'test/*.test.ts'],
        },
      },
      {
        test: {
          name: 'integration',
          setupFiles,
          globalSetup: ['test/setup/database.ts'],
          include: ['test/{routes,live,questions}/**/*.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'sandbox',
          setupFiles,
          globalSetup: ['test/setup/database.ts'],
          include: ['test/sandbox/**/*.test.ts'],
          // One file after the other: they share the machine's boxes.
          poolOptions: { forks: { singleFork: true } },
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'e2e',
          globalSetup: ['test/e2e/start-once.ts'],
          include: ['test/e2e/**/*.test.ts'],
          // One file after the other: they share the machine's boxes.
          poolOptions: { forks: { singleFork: true } },
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
