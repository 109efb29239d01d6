// Runs one command in a box, or beside it: same namespaces, same capabilities, same system-call filter.
//   root=box    the box's own file system
//   root=PATH   the pristine image at PATH as a read-only root with the box's /proc; the box's files are at /proc/1/root
// Its cgroup decides who pays: a sub-cgroup of the box inside, one of the prober's beside it.
#include "box.h"
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

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

static void become_box_process(const struct args *args, const int *namespaces, struct sock_fprog *filter) {
  unsigned base = need_number(args, "base");
  uint64_t caps = strtoull(need(args, "caps"), NULL, 16);
  const char *root = need(args, "root"), *cgroup;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_DUMPABLE, 0); // nobody in the box may trace this process before it has become the command
  for (int n = 0; (cgroup = nth(args, "cgroup", n)); n++) write_file(cgroup, "0");
  set_limits("500");
  if (strcmp(root, "box")) {
    if (unshare(CLONE_NEWNS) || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL)) die("cannot leave the host's mounts");
    enter_pristine_root(root, base, args);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  }
  become_root_of_box(namespaces);
  setsid();
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  closefrom(3);
  give_up_rights(caps, filter);
  run_program(args->rest);
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
