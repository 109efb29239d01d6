// The words questions are sorted by: closed lists, so that a filter finds all that it should.

/** The area a fault lies in. */
export const TOPICS = [
  'processes',
  'memory',
  'disk',
  'permissions',
  'systemd',
  'cron',
  'logging',
  'access',
  'dns',
  'network',
  'web',
  'tls',
  'database',
  'git',
  'python',
  'native-code',
  'performance',
  'observability',
  'recovery',
  'security',
] as const
export type Topic = (typeof TOPICS)[number]

/** What a candidate gets to practise, whatever the area. */
export const SKILLS = [
  'reading-logs',
  'reading-units',
  'reading-code',
  'reading-metrics',
  'tracing-processes',
  'finding-open-files',
  'measuring-resources',
  'inspecting-sockets',
  'capturing-packets',
  'resolving-names',
  'testing-http',
  'checking-permissions',
  'scheduling-jobs',
  'querying-databases',
  'using-git',
  'debugging-code',
  'writing-scripts',
  'recovering-data',
  'keeping-evidence',
  'mitigating-first',
] as const
export type Skill = (typeof SKILLS)[number]

/** What a box can be made from (sandbox/image/images). */
export const BOX_IMAGES = ['base', 'web', 'database', 'build'] as const
