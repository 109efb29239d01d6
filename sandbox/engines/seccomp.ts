// The system calls a box may make: an allow list, everything else is EPERM. Written out as data so that a review
// sees every name; the same list becomes the OCI runtime's JSON and the filter of commands that join a box.
import type { Tier } from '../contract.ts'

type Argument = { index: number; op: 'eq' | 'masked'; value: number; valueTwo?: number }
type Rule = { names: string[]; argument?: Argument; errno?: number }

const names = (text: string) => text.trim().split(/\s+/)

const FILES = names(`
  access chdir chmod chown chown32 chroot close close_range copy_file_range creat dup dup2 dup3 faccessat faccessat2
  fadvise64 fadvise64_64 fallocate fchdir fchmod fchmodat fchmodat2 fchown fchown32 fchownat fcntl fcntl64 fdatasync
  fgetxattr flistxattr flock fremovexattr fsetxattr fstat fstat64 fstatat64 fstatfs fstatfs64 fsync ftruncate ftruncate64
  futimesat getcwd getdents getdents64 getxattr inotify_add_watch inotify_init inotify_init1 inotify_rm_watch ioctl lchown
  lchown32 lgetxattr link linkat listxattr llistxattr _llseek lremovexattr lseek lsetxattr lstat lstat64 mkdir mkdirat
  mknod mknodat name_to_handle_at newfstatat open openat openat2 pipe pipe2 pread64 preadv preadv2 pwrite64 pwritev
  pwritev2 read readahead readlink readlinkat readv removexattr rename renameat renameat2 rmdir sendfile sendfile64
  setxattr splice stat stat64 statfs statfs64 statx symlink symlinkat sync sync_file_range syncfs tee truncate truncate64
  umask unlink unlinkat utime utimensat utimensat_time64 utimes write writev`)
const MEMORY = names(`
  brk madvise membarrier memfd_create mincore mlock mlock2 mlockall mmap mmap2 mprotect mremap msync munlock munlockall
  munmap pkey_alloc pkey_free pkey_mprotect remap_file_pages`)
const PROCESSES = names(`
  alarm arch_prctl capget capset execve execveat exit exit_group fork get_robust_list get_thread_area getcpu getegid
  getegid32 geteuid geteuid32 getgid getgid32 getgroups getgroups32 getitimer getpgid getpgrp getpid getppid getpriority
  getresgid getresgid32 getresuid getresuid32 getrlimit getrusage getsid gettid getuid getuid32 ioprio_get ioprio_set kcmp
  kill landlock_add_rule landlock_create_ruleset landlock_restrict_self modify_ldt pause pidfd_getfd pidfd_open
  pidfd_send_signal prctl prlimit64 process_mrelease process_vm_readv process_vm_writev ptrace reboot restart_syscall rseq
  sched_get_priority_max sched_get_priority_min sched_getaffinity sched_getattr sched_getparam sched_getscheduler
  sched_rr_get_interval sched_rr_get_interval_time64 sched_setaffinity sched_setattr sched_setparam sched_setscheduler
  sched_yield seccomp set_robust_list set_thread_area set_tid_address setfsgid setfsgid32 setfsuid setfsuid32 setgid
  setgid32 setgroups setgroups32 sethostname setdomainname setitimer setpgid setpriority setregid setregid32 setresgid
  setresgid32 setresuid setresuid32 setreuid setreuid32 setrlimit setsid setuid setuid32 sysinfo tgkill times tkill
  ugetrlimit uname vfork vhangup wait4 waitid waitpid`)
const SIGNALS_AND_TIME = names(`
  clock_getres clock_getres_time64 clock_gettime clock_gettime64 clock_nanosleep clock_nanosleep_time64 eventfd eventfd2
  futex futex_time64 futex_waitv getrandom gettimeofday nanosleep rt_sigaction rt_sigpending rt_sigprocmask rt_sigqueueinfo
  rt_sigreturn rt_sigsuspend rt_sigtimedwait rt_sigtimedwait_time64 rt_tgsigqueueinfo sigaltstack signalfd signalfd4
  sigprocmask sigreturn time timer_create timer_delete timer_getoverrun timer_gettime timer_gettime64 timer_settime
  timer_settime64 timerfd_create timerfd_gettime timerfd_gettime64 timerfd_settime timerfd_settime64`)
const SOCKETS_AND_IPC = names(`
  accept accept4 bind connect epoll_create epoll_create1 epoll_ctl epoll_ctl_old epoll_pwait epoll_pwait2 epoll_wait
  epoll_wait_old getpeername getsockname getsockopt ipc listen mq_getsetattr mq_notify mq_open mq_timedreceive
  mq_timedreceive_time64 mq_timedsend mq_timedsend_time64 mq_unlink msgctl msgget msgrcv msgsnd _newselect poll ppoll
  ppoll_time64 pselect6 pselect6_time64 recv recvfrom recvmmsg recvmmsg_time64 recvmsg select semctl semget semop
  semtimedop semtimedop_time64 send sendmmsg sendmsg sendto setsockopt shmat shmctl shmdt shmget shutdown socketcall
  socketpair`)
/** What network namespaces, firewalls and mounts need on top (T2). */
const NETWORK_TIER = names(`
  fsconfig fsmount fsopen fspick mount mount_setattr move_mount open_tree pivot_root setns umount umount2`)

// Left out on purpose, though many container profiles allow some of them: io_setup and io_uring_* (a machine-wide pool,
// and a large attack surface), bpf, perf_event_open, userfaultfd, keyctl and its kind (keys are not namespaced),
// open_by_handle_at, fanotify_init, quotactl, kexec, modules, clocks, swap, acct, iopl, syslog, vmsplice, move_pages.

/** UNIX, INET, INET6, NETLINK, PACKET. Above all not VSOCK: it reaches the hypervisor and knows no namespace. */
const SOCKET_FAMILIES = [1, 2, 10, 16, 17]
const CLONE_NEWUSER = 0x10000000
/** NEWTIME NEWNS NEWCGROUP NEWUTS NEWIPC NEWUSER NEWPID NEWNET */
const CLONE_ANY_NAMESPACE = 0x7e020080
const ENOSYS = 38
/** PER_LINUX, PER_LINUX32, UNAME26, PER_LINUX32|UNAME26, query, and ADDR_NO_RANDOMIZE for gdb. */
const PERSONALITIES = [0x0, 0x8, 0x20000, 0x20008, 0xffffffff, 0x40000]

function rulesOf(tier: Tier): Rule[] {
  const plain = [...FILES, ...MEMORY, ...PROCESSES, ...SIGNALS_AND_TIME, ...SOCKETS_AND_IPC]
  const network = tier === 'network'
  const withoutNamespaces: Argument = {
    index: 0,
    op: 'masked',
    value: network ? CLONE_NEWUSER : CLONE_ANY_NAMESPACE,
    valueTwo: 0,
  }
  return [
    { names: network ? [...plain, ...NETWORK_TIER] : plain },
    { names: network ? ['clone', 'unshare'] : ['clone'], argument: withoutNamespaces },
    // Its flags are behind a pointer, where no filter can look; glibc then falls back to clone.
    { names: ['clone3'], errno: ENOSYS },
    ...SOCKET_FAMILIES.map((value): Rule => ({ names: ['socket'], argument: { index: 0, op: 'eq', value } })),
    ...PERSONALITIES.map((value): Rule => ({
      names: ['personality'],
      argument: { index: 0, op: 'eq', value },
    })),
  ]
}

/** Every name the tier allows in some form; for tests and for docs. */
export function allowedNames(tier: Tier): string[] {
  return [...new Set(rulesOf(tier).flatMap((rule) => (rule.errno === undefined ? rule.names : [])))].sort()
}

/** The `linux.seccomp` of an OCI config. */
export function toRuntimeSeccomp(tier: Tier) {
  const architectures = process.arch === 'arm64' ? ['SCMP_ARCH_AARCH64'] : ['SCMP_ARCH_X86_64']
  const syscalls = rulesOf(tier).map(({ names: list, argument, errno }) => ({
    names: list,
    ...(errno === undefined ? { action: 'SCMP_ACT_ALLOW' } : { action: 'SCMP_ACT_ERRNO', errnoRet: errno }),
    ...(argument && {
      args: [
        {
          index: argument.index,
          value: argument.value,
          valueTwo: argument.valueTwo ?? 0,
          op: argument.op === 'eq' ? 'SCMP_CMP_EQ' : 'SCMP_CMP_MASKED_EQ',
        },
      ],
    }),
  }))
  return { defaultAction: 'SCMP_ACT_ERRNO', defaultErrnoRet: 1, architectures, syscalls }
}

/** The same rules, one a line, for native/seccomp.c. */
export function toRuleLines(tier: Tier): string {
  const lines = rulesOf(tier).flatMap(({ names: list, argument, errno }) =>
    list.map((name) => {
      if (errno !== undefined) return `errno ${name} ${errno}`
      if (!argument) return `allow ${name}`
      return `allow ${name} ${argument.index} ${argument.op} ${argument.value} ${argument.valueTwo ?? 0}`
    }),
  )
  return `${lines.join('\n')}\n`
}
