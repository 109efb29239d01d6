// How old the machine's rules of time zones are. Laws change: with old rules, hours and mails are an hour off in some country.

/** Rules from before this year are told in the log at every start. */
export const RULES_SINCE = 2025

export type ZoneRules = { version: string | null; isOld: boolean }

/** `version` as Node tells it (process.versions.tz), like 2025c. */
export function readZoneRules(version: string | undefined): ZoneRules {
  const year = Number(/^(\d{4})[a-z]+$/.exec(version ?? '')?.[1] ?? 0)
  return { version: version ?? null, isOld: year < RULES_SINCE }
}

export function zoneRulesWords({ version, isOld }: ZoneRules): string {
  const known = version ?? 'of an unknown year'
  if (!isOld) return `Rules of time zones: ${known}`
  return `Rules of time zones are old (${known}, wanted ${RULES_SINCE} or later): times of some countries will be wrong. Install a newer Node.js`
}
