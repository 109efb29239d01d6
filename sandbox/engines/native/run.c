// Runs one program in a box and stays beside it, outside, until the last process it started is gone: under cgroups of
// its own, so that one write ends everything and one figure counts everything. Reads what it prints, sends on no more
// than was allowed, and says at the end what happened. Frames on stdout: one byte kind, u32 length (little endian), bytes.
//   S  it runs            O, E  output, error            Z  the end, as words (see `report`)
// Its stdin: first the program's input, `stdin=` bytes of it, then one letter that ends the run (`s` stopped, `l` lost);
// when the host dies, it ends too.
#include "box.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define CHUNK 65536
// Read on beyond what is sent, so that a program that says a little too much ends by itself; then it is ended.
#define OVERFLOW_MAX (16ll << 20)
// A program that writes byte by byte is read this much later: a frame for each byte would be work for the host.
#define GATHER_US 2000
#define GATHER_BELOW 4096
#define LOOK_EVERY_MS 50
#define LOOK_AT_LEAST_MS 5
#define BURIED_WITHIN_MS 5000
#define NOBODY 65534u

struct stream {
  int fd;
  char kind;
};

struct run {
  const struct args *args;
  pid_t init, child;
  const char *because; // NULL while nothing has ended it
  int status;
  long long began_us, ended_us, wall_us, cpu_us, bytes, allowed;
  struct stream streams[2];
  char frame[CHUNK + 5];
  size_t waiting, sent;
  long long rest_until_us;
};

static long long now_us(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000ll + now.tv_nsec / 1000;
}

static long long number_after(const char *path, const char *key) {
  char text[4096] = "\n", wanted[64];
  int fd = *path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (fd < 0) return 0;
  ssize_t got = read(fd, text + 1, sizeof text - 2);
  close(fd);
  if (got <= 0) return 0;
  text[got + 1] = 0;
  snprintf(wanted, sizeof wanted, "\n%s", key);
  const char *at = strstr(text, wanted);
  return at ? strtoll(at + strlen(wanted), NULL, 10) : 0;
}

// cpuacct.usage counts nanoseconds, cpu.stat microseconds.
static long long used_us(const struct run *run) {
  const char *path = need(run->args, "cpu-use");
  return need_number(run->args, "cgroup-version") == 2 ? number_after(path, "usage_usec ") : number_after(path, "") / 1000;
}

static int starved(const struct run *run) {
  return number_after(need(run->args, "oom"), "oom_kill ") > 0;
}

// `set=FILE:VALUE` must be written, `try=FILE:VALUE` where there is such a file.
static void write_pairs(const struct args *args, const char *key) {
  const char *pair;
  for (int n = 0; (pair = nth(args, key, n)); n++) {
    char file[1024];
    const char *colon = strrchr(pair, ':');
    if (!colon || (size_t)(colon - pair) >= sizeof file) die("%s=%s", key, pair);
    memcpy(file, pair, (size_t)(colon - pair));
    file[colon - pair] = 0;
    if (!strcmp(key, "try") && access(file, W_OK)) continue;
    write_file(file, colon + 1);
  }
}

static void make_folders(const struct args *args) {
  const char *folder;
  for (int n = 0; (folder = nth(args, "folder", n)); n++)
    if (mkdir(folder, 0755)) die("cannot make %s", folder);
  write_pairs(args, "set");
  write_pairs(args, "try");
}

static void remove_folders(const struct args *args) {
  const char *folder;
  for (int n = 0; (folder = nth(args, "folder", n)); n++)
    for (int attempt = 0; rmdir(folder) && errno == EBUSY && attempt < 200; attempt++) usleep(1000);
}

static void kill_all(const struct run *run) {
  int fd = open(need(run->args, "kill"), O_WRONLY | O_CLOEXEC);
  if (fd < 0 || write(fd, "1", 1) < 0) kill(run->child, SIGKILL);
  if (fd >= 0) close(fd);
}

static void end_because(struct run *run, const char *because) {
  if (run->because || run->ended_us) return;
  run->because = because;
  kill_all(run);
}

// A file in memory that nobody can change: it can be opened again by /dev/stdin, and cannot grow on the host's account.
static int make_stdin(unsigned owner, unsigned length) {
  char buffer[CHUNK];
  int fd = memfd_create("stdin", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (fd < 0 || fchown(fd, owner, owner)) die("cannot make the program's input");
  while (length > 0) {
    ssize_t got = read(0, buffer, length < sizeof buffer ? length : sizeof buffer);
    if (got <= 0 || write(fd, buffer, (size_t)got) != got) die("cannot read the program's input");
    length -= (unsigned)got;
  }
  lseek(fd, 0, SEEK_SET);
  if (fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL)) die("cannot seal the input");
  return fd;
}

static void give_up(const char *what, const char *name) {
  dprintf(2, "%s %s: %s\n", what, name, strerror(errno));
  _exit(126);
}

// From here on as who runs the program: what that user may not open is not opened.
static void open_places(const struct args *args) {
  const char *cwd = need(args, "cwd"), *input = arg(args, "stdin-file");
  if (chdir(cwd)) give_up("cannot enter", cwd);
  if (!*input) return;
  struct stat found;
  // A pipe of that name must not hold the start up.
  int fd = open(input, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0 || fstat(fd, &found)) give_up("cannot open", input);
  errno = EINVAL;
  if (!S_ISREG(found.st_mode)) give_up("not a regular file:", input);
  fcntl(fd, F_SETFL, 0);
  dup2(fd, 0);
}

static void become_program(const struct args *args, const int *namespaces, struct sock_fprog *filter, int *ends) {
  const char *cgroup;
  struct rlimit file = {(rlim_t)need_number(args, "file-mb") << 20, (rlim_t)need_number(args, "file-mb") << 20};
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_DUMPABLE, 0); // nobody in the box may trace this process before it has become the program
  for (int n = 0; (cgroup = nth(args, "cgroup", n)); n++) write_file(cgroup, "0");
  // Where the box itself runs out of memory, its runs go before its services.
  set_limits("1000");
  setrlimit(RLIMIT_FSIZE, &file);
  become_root_of_box(namespaces);
  setsid();
  signal(SIGPIPE, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int fd = 0; fd < 4; fd++)
    if (dup2(ends[fd], fd) < 0) die("cannot connect the program");
  closefrom(4);
  report_fd = 3;
  fcntl(3, F_SETFD, FD_CLOEXEC);
  give_up_rights(strtoull(need(args, "caps"), NULL, 16), filter);
  if (!strcmp(need(args, "user"), "nobody")) {
    if (setresgid(NOBODY, NOBODY, NOBODY) || setresuid(NOBODY, NOBODY, NOBODY)) die("cannot become nobody");
    prctl(PR_SET_PDEATHSIG, SIGKILL);
  }
  open_places(args);
  run_program(args->rest);
}

static void open_stream(struct stream *stream, int *theirs, unsigned owner, char kind) {
  int ends[2];
  // Its own pipe in every sense: a script may open /dev/stderr again, as it may on a terminal.
  if (pipe2(ends, O_CLOEXEC) || fchown(ends[0], owner, owner)) die("cannot make a pipe");
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  *stream = (struct stream){ends[0], kind};
  // Above the numbers it will have, which must not overwrite each other.
  *theirs = fcntl(ends[1], F_DUPFD_CLOEXEC, 10);
  close(ends[1]);
}

static void queue_frame(struct run *run, char kind, size_t length) {
  uint32_t size = (uint32_t)length;
  run->frame[0] = kind;
  memcpy(run->frame + 1, &size, sizeof size);
  run->waiting = length + 5;
  run->sent = 0;
}

// The host reads when it has room. Until then nothing more is read, and the program waits.
static void send_waiting(struct run *run) {
  while (run->sent < run->waiting) {
    ssize_t put = write(1, run->frame + run->sent, run->waiting - run->sent);
    if (put < 0 && errno == EAGAIN) return;
    if (put < 0) {
      end_because(run, "lost");
      break;
    }
    run->sent += (size_t)put;
  }
  run->waiting = run->sent = 0;
}

static void send_words(struct run *run, char kind, const char *words) {
  memcpy(run->frame + 5, words, strlen(words));
  queue_frame(run, kind, strlen(words));
  send_waiting(run);
}

// 0 = nothing is there just now, or nothing will be any more.
static int take_output(struct run *run, struct stream *stream) {
  if (stream->fd < 0 || run->waiting) return 0;
  ssize_t got = read(stream->fd, run->frame + 5, CHUNK);
  if (got < 0 && errno == EAGAIN) return 0;
  if (got <= 0) {
    close(stream->fd);
    stream->fd = -1;
    return 0;
  }
  long long room = run->allowed - run->bytes;
  run->bytes += got;
  if (got < GATHER_BELOW) run->rest_until_us = now_us() + GATHER_US;
  if (room > 0) queue_frame(run, stream->kind, (size_t)(got < room ? got : room));
  if (run->bytes > run->allowed + OVERFLOW_MAX) end_because(run, "output");
  send_waiting(run);
  return 1;
}

static void hear_order(struct run *run) {
  char letter;
  ssize_t got = read(0, &letter, 1);
  if (got < 0 && errno == EAGAIN) return;
  end_because(run, got == 1 && letter == 's' ? "stopped" : "lost");
}

// How long until a limit can have been reached: many processors spend processor time faster than the clock runs.
static int until_next_look(struct run *run) {
  long long wall = run->wall_us - (now_us() - run->began_us), cpu = run->cpu_us - used_us(run);
  if (wall <= 0) end_because(run, "wall");
  if (cpu <= 0) end_because(run, "cpu");
  if (starved(run)) end_because(run, "memory");
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  long long next = cpu / (processors > 0 ? processors : 1);
  if (next < LOOK_AT_LEAST_MS * 1000) next = LOOK_AT_LEAST_MS * 1000;
  if (wall < next) next = wall;
  if (next > LOOK_EVERY_MS * 1000) next = LOOK_EVERY_MS * 1000;
  return next > 0 ? (int)((next + 999) / 1000) : 0;
}

static int has_ended(struct run *run) {
  if (run->ended_us || waitpid(run->child, &run->status, WNOHANG) != run->child) return run->ended_us != 0;
  run->ended_us = now_us();
  return 1;
}

static void attend_run(struct run *run, int chld, int report) {
  int started = 0;
  while (!has_ended(run) || !started) {
    int rests = !run->waiting && now_us() < run->rest_until_us, reads = !run->waiting && !rests;
    int look = until_next_look(run), rest = GATHER_US / 1000;
    struct pollfd fds[] = {{.fd = chld, .events = POLLIN},
                           {.fd = run->because ? -1 : 0, .events = POLLIN},
                           {.fd = started ? -1 : report, .events = POLLIN},
                           {.fd = run->waiting ? 1 : -1, .events = POLLOUT},
                           {.fd = reads ? run->streams[0].fd : -1, .events = POLLIN},
                           {.fd = reads ? run->streams[1].fd : -1, .events = POLLIN}};
    if (poll(fds, 6, rests && rest < look ? rest : look) < 0 && errno != EINTR) die("poll");
    struct signalfd_siginfo drained;
    if (fds[0].revents) while (read(chld, &drained, sizeof drained) > 0) continue;
    if (fds[1].revents) hear_order(run);
    if (fds[2].revents) {
      char words[1600];
      ssize_t got = read(report, words, sizeof words - 1);
      if (got > 0) { // it never became the program
        words[got] = 0;
        kill_all(run);
        remove_folders(run->args);
        if (write(2, words, (size_t)got) < 0) _exit(121);
        _exit(120);
      }
      started = 1;
      send_words(run, 'S', "");
    }
    if (fds[3].revents) send_waiting(run);
    for (int i = 0; i < 2 && started; i++)
      if (fds[4 + i].revents) take_output(run, &run->streams[i]);
  }
}

// The first process is over; what it left is ended, and what it printed is still read.
static void finish(struct run *run) {
  if (!run->because && starved(run)) run->because = "memory";
  kill_all(run);
  for (long long until = now_us() + BURIED_WITHIN_MS * 1000ll; number_after(need(run->args, "populated"), "populated ");) {
    if (now_us() > until) break;
    usleep(300);
  }
  // Somebody else in the box may hold the pipes open and write: no more than a program's own last words is waited for.
  fcntl(1, F_SETFL, 0);
  send_waiting(run);
  for (int i = 0; i < 2; i++)
    for (int chunks = 0; chunks < 16 && take_output(run, &run->streams[i]); chunks++) continue;
}

// The first process of a box that ends is already on its way out when it takes all others with it.
static int box_is_gone(pid_t init) {
  char path[64], text[1024] = "";
  unsigned flags = 0;
  snprintf(path, sizeof path, "/proc/%d/stat", init);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 1;
  if (read(fd, text, sizeof text - 1) < 0) text[0] = 0;
  close(fd);
  const char *rest = strrchr(text, ')');
  char state = 0;
  if (!rest || sscanf(rest + 1, " %c %*d %*d %*d %*d %*d %u", &state, &flags) != 2) return 1;
  return state == 'Z' || state == 'X' || (flags & 0x4 /* PF_EXITING */);
}

static void report(struct run *run) {
  const struct args *args = run->args;
  char words[512];
  int killed = WIFSIGNALED(run->status) && WTERMSIG(run->status) == SIGKILL;
  // Killed by nobody we know: if it was the end of the box, its first process shows it within a moment.
  for (int looks = 0; !run->because && killed && looks < 20; looks++) {
    if (box_is_gone(run->init)) run->because = "lost";
    else usleep(5000);
  }
  snprintf(words, sizeof words, "%s %d %d %lld %lld %lld %lld %d", run->because ? run->because : "exited",
           WIFEXITED(run->status) ? WEXITSTATUS(run->status) : -1, WIFSIGNALED(run->status) ? WTERMSIG(run->status) : 0,
           used_us(run), run->ended_us - run->began_us, number_after(need(args, "peak"), ""), run->bytes,
           number_after(need(args, "pids-events"), "max ") > 0);
  send_words(run, 'Z', words);
}

int run_one(const struct args *args) {
  static struct run run;
  report_fd = 2;
  signal(SIGPIPE, SIG_IGN);
  unsigned base = need_number(args, "base"), owner = base + (strcmp(need(args, "user"), "nobody") ? 0 : NOBODY);
  run.args = args;
  run.init = (pid_t)need_number(args, "pid");
  run.wall_us = need_number(args, "wall-ms") * 1000ll;
  run.cpu_us = need_number(args, "cpu-ms") * 1000ll;
  run.allowed = need_number(args, "output");
  if (!args->rest || !args->rest[0]) die("no command");
  require_range(run.init, base);
  struct sock_fprog filter = load_filter(need(args, "filter"));
  int in[] = {open_ns(run.init, "ipc"), open_ns(run.init, "uts"), open_ns(run.init, "net"), open_ns(run.init, "cgroup"),
              open_ns(run.init, "mnt"), open_ns(run.init, "user"), -1};
  int pids = open_ns(run.init, "pid"), ends[4], told[2];
  require_range(run.init, base); // still the same box after everything was opened
  ends[0] = fcntl(make_stdin(owner, need_number(args, "stdin")), F_DUPFD_CLOEXEC, 10);
  open_stream(&run.streams[0], &ends[1], owner, 'O');
  open_stream(&run.streams[1], &ends[2], owner, 'E');
  if (pipe2(told, O_CLOEXEC)) die("cannot make a pipe");
  ends[3] = fcntl(told[1], F_DUPFD_CLOEXEC, 10);
  close(told[1]);
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGCHLD);
  sigprocmask(SIG_BLOCK, &signals, NULL);
  int chld = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
  make_folders(args);
  if (setns(pids, CLONE_NEWPID)) die("cannot enter the box's processes");
  run.began_us = now_us();
  run.child = fork();
  if (run.child < 0) die("fork");
  if (run.child == 0) {
    report_fd = ends[3];
    become_program(args, in, &filter, ends);
  }
  for (int i = 0; i < 4; i++) close(ends[i]);
  // Nothing of the box is held while it is waited for: its file system must be free to go.
  for (int i = 0; in[i] >= 0; i++) close(in[i]);
  close(pids);
  fcntl(0, F_SETFL, O_NONBLOCK);
  fcntl(1, F_SETFL, O_NONBLOCK);
  attend_run(&run, chld, told[0]);
  finish(&run);
  report(&run);
  remove_folders(args);
  return 0;
}
