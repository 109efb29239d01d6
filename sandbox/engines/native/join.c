// Runs one command in a box, or beside it: same namespaces, same capabilities, same system-call filter.
//   root=box    the box's own file system
//   root=PATH   the pristine image at PATH as a read-only root with the box's /proc; the box's files are at /proc/1/root
// Its cgroup decides who pays: a sub-cgroup of the box inside, one of the prober's beside it.
#include "box.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// A pid is reused one day; the uid range of a live box is not.
static void require_range(pid_t pid, unsigned base) {
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

static void mount_small(const char *at, unsigned base, const char *mode) {
  char options[160];
  snprintf(options, sizeof options, "mode=%s,uid=%u,gid=%u,size=16m,nr_inodes=2048", mode, base, base);
  if (mount("tmpfs", at, "tmpfs", MS_NOSUID | MS_NODEV, options)) die("cannot mount %s", at);
}

static void make_devices(unsigned base) {
  static const char *const names[] = {"null", "zero", "full", "random", "urandom", "tty"};
  mount_small("dev", base, "0755");
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    char host[32], here[32];
    snprintf(host, sizeof host, "/dev/%s", names[i]);
    snprintf(here, sizeof here, "dev/%s", names[i]);
    int fd = open(here, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd >= 0) close(fd);
    if (fd < 0 || mount(host, here, NULL, MS_BIND, NULL)) die("cannot give the probe /dev/%s", names[i]);
  }
  if (symlink("/proc/self/fd", "dev/fd") || symlink("/proc/self/fd/0", "dev/stdin") ||
      symlink("/proc/self/fd/1", "dev/stdout") || symlink("/proc/self/fd/2", "dev/stderr"))
    die("cannot link /dev/fd");
}

// systemctl beside the box talks to the box's PID 1: it asks the socket at the usual place, which leads there.
static void link_systemd(void) {
  if (mkdir("run/systemd", 0755) || mkdir("run/systemd/system", 0755) || mkdir("run/dbus", 0755) ||
      symlink("/proc/1/root/run/systemd/private", "run/systemd/private") ||
      symlink("/proc/1/root/run/dbus/system_bus_socket", "run/dbus/system_bus_socket"))
    die("cannot link the box's systemd");
}

// show=FILE:PLACE puts a file of the host at a place of the new root; in /dev the place is made.
static void show_file(const char *pair) {
  char file[512];
  const char *at = strrchr(pair, ':');
  if (!at || (size_t)(at - pair) >= sizeof file) die("show=%s", pair);
  memcpy(file, pair, (size_t)(at - pair));
  file[at - pair] = 0;
  at += 2; // relative to the new root
  if (!strncmp(at, "dev/.box/", 9)) {
    mkdir("dev/.box", 0755);
    int fd = open(at, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (fd >= 0) close(fd);
  }
  if (mount(file, at, NULL, MS_BIND, NULL)) die("cannot show the box's %s", at);
}

// Everything that needs the host's rights, before they are given up. The mount namespace stays the host's: what is
// mounted here, nobody in the box may change.
static void enter_pristine_root(const char *root, unsigned base, const struct args *args) {
  if (chdir(root)) die("cannot enter the pristine image");
  mount_small("tmp", base, "1777");
  mount_small("run", base, "0755");
  make_devices(base);
  link_systemd();
  if (mount("proc", "proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL)) die("cannot mount the box's /proc");
  const char *shown;
  for (int n = 0; (shown = nth(args, "show", n)); n++) show_file(shown);
  if (syscall(SYS_pivot_root, ".", ".") || umount2(".", MNT_DETACH) || chdir("/")) die("cannot enter the pristine image");
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

static void set_limits(void) {
  struct rlimit files = {1024, 4096}, cores;
  setrlimit(RLIMIT_NOFILE, &files);
  // Off until asked for, as on any machine; how large one may be is the disk's affair.
  if (!getrlimit(RLIMIT_CORE, &cores)) {
    cores.rlim_cur = 0;
    setrlimit(RLIMIT_CORE, &cores);
  }
  int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (fd >= 0 && write(fd, "500", 3) < 0) errno = 0;
  if (fd >= 0) close(fd);
}

static struct sock_fprog load_filter(const char *path) {
  struct sock_fprog program = {0, calloc(BPF_MAXINSNS, sizeof(struct sock_filter))};
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  ssize_t got = fd < 0 || !program.filter ? -1 : read(fd, program.filter, BPF_MAXINSNS * sizeof(struct sock_filter));
  if (got <= 0 || got % (ssize_t)sizeof(struct sock_filter)) die("cannot read the system-call filter %s", path);
  close(fd);
  program.len = (unsigned short)((size_t)got / sizeof(struct sock_filter));
  return program;
}

static void become_box_process(const struct args *args, const int *namespaces, struct sock_fprog *filter) {
  unsigned base = need_number(args, "base");
  uint64_t caps = strtoull(need(args, "caps"), NULL, 16);
  const char *root = need(args, "root"), *cgroup;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_DUMPABLE, 0); // nobody in the box may trace this process before it has become the command
  for (int n = 0; (cgroup = nth(args, "cgroup", n)); n++) write_file(cgroup, "0");
  set_limits();
  if (strcmp(root, "box")) {
    if (unshare(CLONE_NEWNS) || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL)) die("cannot leave the host's mounts");
    enter_pristine_root(root, base, args);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  }
  syscall(SYS_keyctl, 1 /* JOIN_SESSION_KEYRING */, NULL); // the host's keyring stays outside
  // The user namespace comes last: after it this process has no right over the others.
  for (int i = 0; namespaces[i] >= 0; i++)
    if (setns(namespaces[i], 0)) die("cannot enter the box");
  if (chdir("/")) die("cannot enter the box's root");
  if (setgroups(0, NULL) || setresgid(0, 0, 0) || setresuid(0, 0, 0)) die("cannot become root of the box");
  prctl(PR_SET_PDEATHSIG, SIGKILL); // a change of identity clears it
  umask(022);
  setsid();
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  closefrom(3);
  drop_bounding(caps);
  // Inside, sudo must be able to gain rights, so no_new_privs is off: loading a filter then takes the rights that
  // are given up in the next line.
  if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, filter)) die("cannot load the system-call filter");
  set_capabilities(caps);
  execvp(args->rest[0], args->rest);
  int reason = errno;
  dprintf(2, "%s: %s\n", args->rest[0], strerror(reason));
  _exit(reason == ENOENT ? 127 : 126);
}

int join(const struct args *args) {
  report_fd = 2;
  pid_t pid = (pid_t)need_number(args, "pid");
  int beside = strcmp(need(args, "root"), "box") != 0;
  if (!args->rest || !args->rest[0]) die("no command");
  require_range(pid, need_number(args, "base"));
  struct sock_fprog filter = load_filter(need(args, "filter"));
  int in[] = {open_ns(pid, "ipc"), open_ns(pid, "uts"), open_ns(pid, "net"), open_ns(pid, "cgroup"), open_ns(pid, "mnt"),
              open_ns(pid, "user"), -1};
  int next_to[] = {in[0], in[1], in[2], in[5], -1};
  int pids = open_ns(pid, "pid");
  require_range(pid, need_number(args, "base")); // still the same box after everything was opened
  if (setns(pids, CLONE_NEWPID)) die("cannot enter the box's processes");
  pid_t child = fork();
  if (child < 0) die("fork");
  if (child == 0) become_box_process(args, beside ? next_to : in, &filter);
  int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int fd = 0; fd < 3; fd++) dup2(null, fd); // the command's ends of the pipes are its own
  int status;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return 120;
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  prctl(PR_SET_DUMPABLE, 0);
  signal(WTERMSIG(status), SIG_DFL);
  kill(getpid(), WTERMSIG(status));
  return 128 + WTERMSIG(status);
}
