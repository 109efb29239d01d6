// The way into a box, for every task that goes there: the right box, its namespaces, its rights and none of the host's.
#include "box.h"
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// A pid is reused one day; the uid range of a live box is not.
void require_range(pid_t pid, unsigned base) {
  char path[64], text[128] = "";
  unsigned inside = 1, outside = 0;
  snprintf(path, sizeof path, "/proc/%d/uid_map", pid);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd >= 0) {
    if (read(fd, text, sizeof text - 1) < 0) text[0] = 0;
    close(fd);
  }
  errno = 0;
  if (sscanf(text, "%u %u", &inside, &outside) != 2 || inside != 0 || outside != base) die("the box is gone");
}

struct sock_fprog load_filter(const char *path) {
  struct sock_fprog program = {0, calloc(BPF_MAXINSNS, sizeof(struct sock_filter))};
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  ssize_t got = fd < 0 || !program.filter ? -1 : read(fd, program.filter, BPF_MAXINSNS * sizeof(struct sock_filter));
  if (got <= 0 || got % (ssize_t)sizeof(struct sock_filter)) die("cannot read the system-call filter %s", path);
  close(fd);
  program.len = (unsigned short)((size_t)got / sizeof(struct sock_filter));
  return program;
}

void set_limits(const char *oom_score) {
  struct rlimit files = {1024, 4096}, cores;
  setrlimit(RLIMIT_NOFILE, &files);
  // Off until asked for, as on any machine; how large one may be is the disk's affair.
  if (!getrlimit(RLIMIT_CORE, &cores)) {
    cores.rlim_cur = 0;
    setrlimit(RLIMIT_CORE, &cores);
  }
  int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (fd >= 0 && write(fd, oom_score, strlen(oom_score)) < 0) errno = 0;
  if (fd >= 0) close(fd);
}

void become_root_of_box(const int *namespaces) {
  syscall(SYS_keyctl, 1 /* JOIN_SESSION_KEYRING */, NULL); // the host's keyring stays outside
  // The user namespace comes last: after it this process has no right over the others.
  for (int i = 0; namespaces[i] >= 0; i++)
    if (setns(namespaces[i], 0)) die("cannot enter the box");
  if (chdir("/")) die("cannot enter the box's root");
  if (setgroups(0, NULL) || setresgid(0, 0, 0) || setresuid(0, 0, 0)) die("cannot become root of the box");
  prctl(PR_SET_PDEATHSIG, SIGKILL); // a change of identity clears it
  umask(022);
}

static void drop_bounding(uint64_t wanted) {
  for (int cap = 0; cap < 64; cap++)
    if (!(wanted >> cap & 1) && prctl(PR_CAPBSET_DROP, cap) && errno != EINVAL) die("cannot drop a capability");
}

static void set_capabilities(uint64_t wanted) {
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct sets[2] = {{(uint32_t)wanted, (uint32_t)wanted, 0},
                                           {(uint32_t)(wanted >> 32), (uint32_t)(wanted >> 32), 0}};
  if (syscall(SYS_capset, &header, sets)) die("cannot set capabilities");
}

// Inside, sudo must be able to gain rights, so no_new_privs is off for commands: loading a filter then takes the rights
// that are given up in the next line.
void give_up_rights(uint64_t caps, struct sock_fprog *filter) {
  drop_bounding(caps);
  if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, filter)) die("cannot load the system-call filter");
  set_capabilities(caps);
}

void run_program(char **argv) {
  execvp(argv[0], argv);
  int reason = errno;
  dprintf(2, "%s: %s\n", argv[0], strerror(reason));
  _exit(reason == ENOENT ? 127 : 126);
}

// CHOWN, DAC_OVERRIDE, DAC_READ_SEARCH, FOWNER, FSETID: a hand that puts and reads files needs no more.
#define HAND_CAPS 0x1full

// Puts this very process among the box's files, and nowhere else: it stays among the machine's processes, where nobody
// in the box can see, trace or kill it, and is root of the box as far as files go.
void reach_into_box(const struct args *args) {
  pid_t pid = (pid_t)need_number(args, "pid");
  unsigned base = need_number(args, "base");
  require_range(pid, base);
  struct sock_fprog filter = load_filter(need(args, "filter"));
  int namespaces[] = {open_ns(pid, "mnt"), open_ns(pid, "user"), -1};
  require_range(pid, base); // still the same box after everything was opened
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_DUMPABLE, 0);
  become_root_of_box(namespaces);
  close(namespaces[0]);
  close(namespaces[1]);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  give_up_rights(HAND_CAPS, &filter);
}
