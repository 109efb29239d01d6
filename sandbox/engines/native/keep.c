// Starts a box and stays the parent of its PID 1: only a parent is told whether PID 1 asked for a reboot or was killed.
// Reports on stdout: `pid N`, `ready`, `exit reboot|poweroff|killed|code N`, `error …`. Its stdin is its lifeline:
// when the host dies, the pipe closes, and the box is killed rather than left running unowned.
#include "box.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#define READY_SOCKET "greenroom-ready" // abstract: no file, no mount, and it lives in the box's network namespace

static int run(char *const command[]) {
  pid_t child = fork();
  if (child < 0) die("fork");
  if (child == 0) {
    int null = open("/dev/null", O_RDWR);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    // PID 1 inherits these: nothing a box prints may end in a file of the host.
    for (int fd = 0; fd < 3; fd++) dup2(null, fd);
    closefrom(3);
    execv(command[0], command);
    _exit(127);
  }
  int status;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) die("waitpid");
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

// The last line the runtime logged says why it failed.
static void die_with_log(const char *what, const char *log) {
  char text[4097] = "";
  int fd = open(log, O_RDONLY | O_CLOEXEC);
  if (fd >= 0) {
    off_t end = lseek(fd, 0, SEEK_END);
    ssize_t got = pread(fd, text, sizeof text - 1, end > 900 ? end - 900 : 0);
    text[got > 0 ? got : 0] = 0;
    close(fd);
  }
  errno = 0;
  die("%s: %.900s", what, text);
}

static pid_t read_pid(const char *path) {
  char text[32] = "";
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0 || read(fd, text, sizeof text - 1) <= 0) die("the runtime left no pid in %s", path);
  close(fd);
  return (pid_t)atoi(text);
}

// Kernel-wide pools that no cgroup counts are capped per user namespace. Root of the box cannot raise them again:
// that takes CAP_SYS_RESOURCE, which no tier has.
void cap_pools(pid_t pid, const struct args *args) {
  int userns = open_ns(pid, "user");
  pid_t child = fork();
  if (child < 0) die("fork");
  if (child == 0) {
    const char *limit;
    if (setns(userns, CLONE_NEWUSER)) die("cannot enter the box's user namespace");
    for (int n = 0; (limit = nth(args, "limit", n)); n++) {
      char path[128], *colon;
      snprintf(path, sizeof path, "/proc/sys/user/%s", limit);
      if (!(colon = strchr(path, ':'))) die("limit=%s", limit);
      *colon = 0;
      if (access(path, F_OK)) continue; // a kernel without this kind of namespace needs no cap
      write_file(path, colon + 1);
    }
    _exit(0);
  }
  int status;
  waitpid(child, &status, 0);
  close(userns);
  if (!WIFEXITED(status) || WEXITSTATUS(status)) _exit(120);
}

static int listen_for_ready(pid_t pid) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  memcpy(address.sun_path + 1, READY_SOCKET, strlen(READY_SOCKET));
  socklen_t length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + strlen(READY_SOCKET));
  int own = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
  int theirs = open_ns(pid, "net");
  if (own < 0 || setns(theirs, CLONE_NEWNET)) die("cannot enter the box's network namespace");
  int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0 || bind(fd, (struct sockaddr *)&address, length)) die("cannot listen for READY");
  if (setns(own, CLONE_NEWNET)) die("cannot leave the box's network namespace");
  close(own);
  close(theirs);
  return fd;
}

static int heard_ready(int fd) {
  char message[4096];
  ssize_t got;
  while ((got = recv(fd, message, sizeof message - 1, 0)) >= 0) {
    message[got] = 0;
    if (strstr(message, "READY=1")) return 1;
  }
  return 0;
}

// reboot(2) inside a pid namespace ends its init with a signal that tells what was asked for.
static void report_exit(int status) {
  if (WIFEXITED(status)) say("exit code %d", WEXITSTATUS(status));
  else if (WTERMSIG(status) == SIGHUP) say("exit reboot");
  else if (WTERMSIG(status) == SIGINT) say("exit poweroff");
  else say("exit killed %d", WTERMSIG(status));
}

static int watch(pid_t pid, int ready, const struct args *args) {
  sigset_t chld;
  sigemptyset(&chld);
  sigaddset(&chld, SIGCHLD);
  struct pollfd fds[3] = {{.fd = signalfd(-1, &chld, SFD_CLOEXEC | SFD_NONBLOCK), .events = POLLIN},
                          {.fd = 0, .events = POLLIN},
                          {.fd = ready, .events = POLLIN}};
  for (;;) {
    meter(args);
    if (poll(fds, 3, METER_MS) < 0 && errno != EINTR) die("poll");
    if (fds[2].revents && heard_ready(fds[2].fd)) {
      say("ready");
      close(fds[2].fd); // root of the box could send for ever
      fds[2].fd = -1;
    }
    if (fds[1].revents) {
      char byte;
      if (read(0, &byte, 1) <= 0) {
        kill(pid, SIGKILL);
        fds[1].fd = -1;
      }
    }
    if (fds[0].revents) {
      struct signalfd_siginfo drained;
      int status;
      pid_t ended;
      while (read(fds[0].fd, &drained, sizeof drained) > 0) continue;
      while ((ended = waitpid(-1, &status, WNOHANG)) > 0)
        if (ended == pid) {
          report_exit(status);
          return 0;
        }
    }
  }
}

int keep(const struct args *args) {
  const char *dir = need(args, "dir"), *id = need(args, "id"), *runc = need(args, "runc"), *root = need(args, "runc-root");
  unsigned base = need_number(args, "base");
  char log[4096], pidfile[4096];
  snprintf(log, sizeof log, "%s/runc.log", dir);
  snprintf(pidfile, sizeof pidfile, "%s/pid", dir);
  sigset_t chld;
  sigemptyset(&chld);
  sigaddset(&chld, SIGCHLD);
  sigprocmask(SIG_BLOCK, &chld, NULL);
  signal(SIGPIPE, SIG_IGN);
  if (prctl(PR_SET_CHILD_SUBREAPER, 1)) die("cannot become the box's parent");
  if (*arg(args, "template")) mount_box(args, base);
  else restore_mount_points(dir, base);
  char *create[] = {(char *)runc, "--root", (char *)root, "--log", log, "create", "-b", (char *)dir, "--pid-file", pidfile, (char *)id, NULL};
  char *start[] = {(char *)runc, "--root", (char *)root, "--log", log, "start", (char *)id, NULL};
  if (run(create)) die_with_log("the runtime could not create the box", log);
  pid_t pid = read_pid(pidfile);
  say("pid %d", pid);
  cap_pools(pid, args);
  int ready = listen_for_ready(pid);
  if (run(start)) die_with_log("the runtime could not start the box", log);
  return watch(pid, ready, args);
}
