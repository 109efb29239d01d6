// How old the machine's rules of time zones are. Laws change: with old rules, hours and mails are an hour off in some country.
import type { Log } from '#app/lib/log.ts'

/** Rules from before this year are told in the log at every start. */
export const RULES_SINCE = 2025

export type ZoneRules = { version: string | null; isOld: boolean }

/** `version` as Node tells it (process.versions.tz), like 2025c. */
export function readZoneRules(version: string | undefined): ZoneRules {
  const year = Number(/^(\d{4})[a-z]+$/.exec(version ?? '')?.[1] ?? 0)
  return { version: version ?? null, isOld: year < RULES_SINCE }
}

/** With old rules every hour and mail of some country is wrong, and nothing else would say so. */
export function tellZoneRules(log: Pick<Log, 'info' | 'warn'>, version: string | undefined): void {
  const { isOld } = readZoneRules(version)
  const known = version ?? 'of an unknown year'
  if (!isOld) return log.info({ tz: version }, `Rules of time zones: ${known}`)
  const wanted = `wanted: ${RULES_SINCE} or later`
  log.warn(
    { tz: version },
    `Rules of time zones are old (${known}, ${wanted}): some countries' times are wrong`,
  )
}
