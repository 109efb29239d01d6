// Writes the /proc/meminfo of a box from its memory cgroup: without it `free` and `top` inside would show the host.
#include "box.h"
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static unsigned long long number_in(const char *dir, const char *name) {
  char path[512], text[64] = "";
  snprintf(path, sizeof path, "%s/%s", dir, name);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  ssize_t got = read(fd, text, sizeof text - 1);
  close(fd);
  return got > 0 ? strtoull(text, NULL, 10) : 0;
}

static unsigned long long line_of(const char *text, const char *key) {
  char wanted[64];
  snprintf(wanted, sizeof wanted, "\n%s ", key);
  const char *at = strstr(text, wanted);
  return at ? strtoull(at + strlen(wanted), NULL, 10) / 1024 : 0;
}

void meter(const struct args *args) {
  const char *dir = arg(args, "memory"), *to = arg(args, "meminfo");
  if (!*dir || !*to) return;
  int v2 = atoi(arg(args, "cgroup-version")) == 2;
  char path[512], text[8192] = "\n";
  snprintf(path, sizeof path, "%s/memory.stat", dir);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return;
  ssize_t got = read(fd, text + 1, sizeof text - 2);
  close(fd);
  if (got <= 0) return;
  text[got + 1] = 0;
  unsigned long long total = need_number(args, "memory-kb");
  unsigned long long used = number_in(dir, v2 ? "memory.current" : "memory.usage_in_bytes") / 1024;
  unsigned long long file = line_of(text, v2 ? "file" : "total_cache"), anon = line_of(text, v2 ? "anon" : "total_rss");
  unsigned long long shm = line_of(text, v2 ? "shmem" : "total_shmem");
  unsigned long long active = line_of(text, v2 ? "active_file" : "total_active_file");
  unsigned long long inactive = line_of(text, v2 ? "inactive_file" : "total_inactive_file");
  if (used > total) used = total;
  unsigned long long free = total - used, available = free + active + inactive;
  if (available > total) available = total;
  char out[1024];
  // One write of a constant length: a reader sees the old figures or the new ones.
  int length = snprintf(out, sizeof out,
      "MemTotal:       %8llu kB\nMemFree:        %8llu kB\nMemAvailable:   %8llu kB\nBuffers:        %8d kB\n"
      "Cached:         %8llu kB\nSwapCached:     %8d kB\nActive:         %8llu kB\nInactive:       %8llu kB\n"
      "Active(file):   %8llu kB\nInactive(file): %8llu kB\nSwapTotal:      %8d kB\nSwapFree:       %8d kB\n"
      "AnonPages:      %8llu kB\nShmem:          %8llu kB\nSlab:           %8d kB\nSReclaimable:   %8d kB\n",
      total, free, available, 0, file, 0, active + anon, inactive, active, inactive, 0, 0, anon, shm, 0, 0);
  fd = open(to, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (fd < 0) return;
  if (pwrite(fd, out, (size_t)length, 0) < 0) unlink(to);
  close(fd);
}

// For an engine whose boxes have another parent: meters, and caps the box's pools once, until its stdin closes.
int attend(const struct args *args) {
  struct pollfd lifeline = {.fd = 0, .events = POLLIN};
  if (*arg(args, "limit")) cap_pools((pid_t)need_number(args, "pid"), args);
  say("attending");
  do meter(args);
  while (poll(&lifeline, 1, METER_MS) == 0);
  return 0;
}
