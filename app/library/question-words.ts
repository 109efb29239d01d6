// What the library calls things. A vocabulary is a list of ids; people read these words.
import type { Question } from '#questions/schema.ts'
import type { Skill, Topic } from '#questions/vocabulary.ts'

export const topicWords: Record<Topic, string> = {
  processes: 'Processes',
  memory: 'Memory',
  disk: 'Disk',
  permissions: 'Permissions',
  systemd: 'systemd',
  cron: 'Cron',
  logging: 'Logging',
  access: 'Access',
  dns: 'DNS',
  network: 'Network',
  web: 'Web',
  tls: 'TLS',
  database: 'Databases',
  git: 'Git',
  python: 'Python',
  'native-code': 'Native code',
  performance: 'Performance',
  observability: 'Observability',
  recovery: 'Recovery',
  security: 'Security',
  parsing: 'Parsing',
  'data-structures': 'Data structures',
  algorithms: 'Algorithms',
  streams: 'Streams',
  scheduling: 'Scheduling',
  'rate-limiting': 'Rate limiting',
  caching: 'Caching',
  reliability: 'Reliability',
  concurrency: 'Concurrency',
  deployment: 'Deployment',
  kernel: 'Kernel',
  containers: 'Containers',
  boot: 'Boot',
  capacity: 'Capacity',
  ownership: 'Ownership',
  learning: 'Learning',
  teamwork: 'Teamwork',
  communication: 'Communication',
  judgement: 'Judgement',
}

export const skillWords: Record<Skill, string> = {
  'reading-logs': 'Reading logs',
  'reading-units': 'Reading units',
  'reading-code': 'Reading code',
  'reading-metrics': 'Reading metrics',
  'tracing-processes': 'Tracing processes',
  'finding-open-files': 'Finding open files',
  'measuring-resources': 'Measuring resources',
  'inspecting-sockets': 'Inspecting sockets',
  'capturing-packets': 'Capturing packets',
  'resolving-names': 'Resolving names',
  'testing-http': 'Testing HTTP',
  'checking-permissions': 'Checking permissions',
  'scheduling-jobs': 'Scheduling jobs',
  'querying-databases': 'Querying databases',
  'using-git': 'Using git',
  'debugging-code': 'Debugging code',
  'writing-scripts': 'Writing scripts',
  'recovering-data': 'Recovering data',
  'keeping-evidence': 'Keeping evidence',
  'mitigating-first': 'Mitigating first',
  'clarifying-a-task': 'Clarifying a task',
  'choosing-data-structures': 'Choosing data structures',
  'handling-bad-input': 'Handling bad input',
  'testing-code': 'Testing code',
  'weighing-cost': 'Weighing cost',
  'reviewing-code': 'Reviewing code',
  'ranking-severity': 'Ranking severity',
  'explaining-mechanisms': 'Explaining mechanisms',
  'reading-captures': 'Reading captures',
  'drawing-systems': 'Drawing systems',
  estimating: 'Estimating',
  'planning-for-failure': 'Planning for failure',
  'telling-a-story': 'Telling a story',
  reflecting: 'Reflecting',
}

export const kindWords: Record<Question['kind'], string> = {
  troubleshooting: 'Troubleshooting',
  coding: 'Coding',
  review: 'Code review',
  internals: 'Systems internals',
  networking: 'Networking',
  design: 'Design',
  behavioural: 'Behavioural',
}

export const levelWords: Record<number, string> = {
  1: 'A first job',
  2: 'Some experience',
  3: 'Experienced',
  4: 'Senior',
}

/** What a box is made from, and the one tier that allows more than the usual. */
export const boxWords: Record<string, string> = {
  base: 'Plain server',
  web: 'Web server',
  database: 'Database',
  build: 'Compilers',
  code: 'Languages',
  network: 'Own firewall and mounts',
}

export const statusWords = { live: 'In use', draft: 'Drafts', retired: 'Retired' } as const
export type QuestionStatus = keyof typeof statusWords

export const keptWords = { practice: 'Sessions and practice', sessions: 'Sessions only' } as const

export function minutesWords(count: number): string {
  return count === 1 ? '1 minute' : `${count} minutes`
}

/** "1 question", "24 questions". */
export function questionsWords(count: number): string {
  return count === 1 ? '1 question' : `${count} questions`
}

/** What a probe is there to see. */
export const probeKindWords = {
  behaviour: { title: 'Works', text: 'What the people who use it feel.' },
  persistence: { title: 'Stays after a restart', text: 'What a restart or a reboot would show.' },
  collateral: { title: 'Nothing else broken', text: 'What must not have been harmed on the way.' },
} as const
export type ProbeKind = keyof typeof probeKindWords
