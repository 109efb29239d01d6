import { describe, expect, it } from 'vitest'
import { boxOf, createKillReader, toBoxLog, type Kill, type LoggedBox } from './kernel-log.ts'

const BASE = 0x70000000
const BOXES: LoggedBox[] = [
  { id: 'shop-1', base: BASE, figures: '/x/shop-1' },
  { id: 'shop-2', base: BASE + 65_536, figures: '/x/shop-2' },
]
const ROOT = 'greenroom-main'

function kills(lines: string[]): Kill[] {
  const found: Kill[] = []
  const read = createKillReader((kill) => found.push(kill))
  for (const line of lines) read(line)
  return found
}

const DUMP = [
  '4 1000001 0 python3 invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=500',
  '6 1000002 0 memory: usage 196608kB, limit 196608kB, failcnt 12',
  '6 1000003 0 [  pid  ]   uid  tgid total_vm      rss name',
  `6 1000004 1 [   4000] ${BASE}  4000     4811     2363 systemd`,
  `6 1000005 33 [   4033] ${BASE + 33}  4033    68992    65023 python3`,
  `6 1000006 0 [   4034] ${BASE}  4034      100      100 gone`,
  `6 1000007 7 [   5000] ${BASE + 65_536}  5000      100      100 neighbour`,
  '6 1000008 1 [   1] 0  1      100      100 machine',
  `6 1000009 0 oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=box,mems_allowed=0,oom_memcg=/${ROOT}/shop-1,task_memcg=/${ROOT}/shop-1/box/system.slice/app.service,task=python3,pid=4033,uid=${BASE + 33}`,
  `3 1000010 33 Memory cgroup out of memory: Killed process 4033 (python3) total-vm:275968kB, UID:${BASE + 33} pgtables:560kB oom_score_adj:500`,
]

describe('the kernel’s log', () => {
  it('SB40 becomes the box’s own: its process numbers, users and cgroups, and nobody else’s', () => {
    const [kill] = kills(DUMP)
    expect(kill && boxOf(kill, BOXES, ROOT)?.id).toBe('shop-1')
    expect(kill && toBoxLog(kill, { base: BASE }).split('\n')).toEqual([
      '<4>[    1.000001] python3 invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=500',
      '<6>[    1.000002] memory: usage 196608kB, limit 196608kB, failcnt 12',
      '<6>[    1.000003] [  pid  ]   uid  tgid total_vm      rss name',
      '<6>[    1.000004] [      1]     0     1     4811     2363 systemd',
      '<6>[    1.000005] [     33]    33    33    68992    65023 python3',
      '<6>[    1.000009] oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=/,task_memcg=/system.slice/app.service,task=python3,pid=33,uid=33',
      '<3>[    1.000010] Memory cgroup out of memory: Killed process 33 (python3) total-vm:275968kB, UID:33 pgtables:560kB oom_score_adj:500',
      '',
    ])
  })

  it('SB40 says `?` for a process that nobody could be asked about any more', () => {
    const [kill] = kills([
      `3 5 0 Memory cgroup out of memory: Killed process 4033 (sh) total-vm:1kB, UID:${BASE} x`,
    ])
    expect(kill && toBoxLog(kill, { base: BASE })).toContain('Killed process ? (sh) total-vm:1kB, UID:0 x')
  })

  it('SB40 belongs to a box by its cgroup, else by its users if one box alone has them, else to none', () => {
    const bare = `3 5 9 Memory cgroup out of memory: Killed process 9 (sh) total-vm:1kB, UID:${BASE + 65_600} x`
    const [byUser] = kills([bare])
    expect(byUser && boxOf(byUser, BOXES, ROOT)?.id).toBe('shop-2')
    const shared = BOXES.map((box) => ({ ...box, base: BASE + 65_536 }))
    expect(byUser && boxOf(byUser, shared, ROOT)).toBeUndefined()
    const [foreign] = kills([...DUMP.slice(0, -1), bare].map((line) => line.replace(ROOT, 'greenroom-other')))
    expect(foreign && boxOf(foreign, BOXES, ROOT)).toBeUndefined()
  })

  it('SB40 of one kill is kept apart from the next, and other words are passed over', () => {
    const found = kills([...DUMP, 'listening', 'error x', ...DUMP])
    expect(found.map((kill) => kill.lines.length)).toEqual([10, 10])
  })
})
