// Tells what the kernel logs about want of memory, one record a line: `LEVEL MICROSECONDS PID WORDS`. PID is the process
// the record names, as its own pid namespace numbers it, or 0: only at this moment it can still be asked.
#include "box.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const wanted[] = {"invoked oom-killer", "memory: usage", "swap: usage", "Tasks state (memory",
                                     "[  pid  ]", "oom-kill:constraint=", "Killed process "};

// `[   1234]  1000 …` is a row of the kernel's list of tasks.
static int row_pid(const char *words) {
  int pid = 0, end = 0;
  return sscanf(words, "[ %d] %n", &pid, &end) == 1 && end > 0 ? pid : 0;
}

static int is_wanted(const char *words) {
  for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
    if (strstr(words, wanted[i])) return 1;
  return row_pid(words) > 0;
}

static int inner_pid(int pid) {
  char path[64], text[4096];
  snprintf(path, sizeof path, "/proc/%d/status", pid);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  ssize_t got = read(fd, text, sizeof text - 1);
  close(fd);
  text[got > 0 ? got : 0] = 0;
  char *line = strstr(text, "\nNSpid:");
  if (!line) return 0;
  line[1 + strcspn(line + 1, "\n")] = 0;
  char *last = strrchr(line, '\t');
  return last ? atoi(last + 1) : 0;
}

static void tell(char *record) {
  unsigned priority;
  unsigned long long sequence, microseconds;
  char *words = strchr(record, ';');
  if (!words || sscanf(record, "%u,%llu,%llu", &priority, &sequence, &microseconds) != 3) return;
  words++;
  words[strcspn(words, "\n")] = 0;
  if (!is_wanted(words)) return;
  const char *killed = strstr(words, "Killed process ");
  int pid = killed ? atoi(killed + strlen("Killed process ")) : row_pid(words);
  say("%u %llu %d %s", priority & 7, microseconds, pid > 0 ? inner_pid(pid) : 0, words);
}

int kernel_log(void) {
  int log = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (log < 0) die("cannot read the kernel's log");
  lseek(log, 0, SEEK_END);
  say("listening");
  struct pollfd fds[2] = {{.fd = log, .events = POLLIN}, {.fd = 0, .events = POLLIN}};
  for (;;) {
    if (poll(fds, 2, -1) < 0 && errno != EINTR) die("poll");
    if (fds[1].revents) return 0; // the host has gone
    char record[8192];
    ssize_t got;
    // EPIPE: records were overwritten before they were read; the next one is there.
    while ((got = read(log, record, sizeof record - 1)) > 0 || (got < 0 && (errno == EPIPE || errno == EINTR))) {
      if (got <= 0) continue;
      record[got] = 0;
      tell(record);
    }
  }
}
