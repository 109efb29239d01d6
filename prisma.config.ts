import { PrismaBetterSQLite3 } from '@prisma/adapter-better-sqlite3'
import { defineConfig } from 'prisma/config'

const url = process.env.DATABASE_URL ?? 'file:./.data/greenroom.db'
// The schema reads the same variable; without it the command line could not parse the schema.
process.env.DATABASE_URL = url

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  experimental: { adapter: true },
  // No native schema engine to download: migrations run through the same driver as the app.
  engine: 'js',
  adapter: async () => new PrismaBetterSQLite3({ url }),
})
