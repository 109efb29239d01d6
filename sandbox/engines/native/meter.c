// Writes the figures of a box that tools read from /proc: without them `free`, `top` and `uptime` would show the machine.
#include "box.h"
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define LOAD_EVERY_MS 5000
#define CPUS_MAX 64

static ssize_t slurp(const char *path, char *text, size_t size) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return -1;
  ssize_t got = read(fd, text, size - 1);
  close(fd);
  text[got > 0 ? got : 0] = 0;
  return got;
}

static unsigned long long number_in(const char *dir, const char *name) {
  char path[512], text[64] = "";
  snprintf(path, sizeof path, "%s/%s", dir, name);
  return slurp(path, text, sizeof text) > 0 ? strtoull(text, NULL, 10) : 0;
}

static unsigned long long line_of(const char *text, const char *key) {
  char wanted[64];
  snprintf(wanted, sizeof wanted, "\n%s ", key);
  const char *at = strstr(text, wanted);
  return at ? strtoull(at + strlen(wanted), NULL, 10) : 0;
}

// `key value` lines, with a line break before the first so that every key stands after one.
static int table_in(const char *dir, const char *name, char *text, size_t size) {
  char path[512];
  snprintf(path, sizeof path, "%s/%s", dir, name);
  text[0] = '\n';
  return slurp(path, text + 1, size - 1) > 0;
}

// One write of a constant length where it can be: a reader sees the old figures or the new ones.
static void publish(const char *folder, const char *name, const char *text, size_t length) {
  char path[512];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0) return;
  if (pwrite(fd, text, length, 0) < 0 || ftruncate(fd, (off_t)length)) unlink(path);
  close(fd);
}

static long long now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000ll + now.tv_nsec / 1000000;
}

static void meter_memory(const struct args *args, const char *folder) {
  const char *dir = arg(args, "memory");
  int v2 = need_number(args, "cgroup-version") == 2;
  char text[8192];
  if (!table_in(dir, "memory.stat", text, sizeof text)) return;
  unsigned long long total = need_number(args, "memory-kb");
  unsigned long long used = number_in(dir, v2 ? "memory.current" : "memory.usage_in_bytes") / 1024;
  unsigned long long file = line_of(text, v2 ? "file" : "total_cache") / 1024;
  unsigned long long anon = line_of(text, v2 ? "anon" : "total_rss") / 1024;
  unsigned long long shm = line_of(text, v2 ? "shmem" : "total_shmem") / 1024;
  unsigned long long active = line_of(text, v2 ? "active_file" : "total_active_file") / 1024;
  unsigned long long inactive = line_of(text, v2 ? "inactive_file" : "total_inactive_file") / 1024;
  if (used > total) used = total;
  unsigned long long free = total - used, available = free + active + inactive;
  if (available > total) available = total;
  char out[1024];
  int length = snprintf(out, sizeof out,
      "MemTotal:       %8llu kB\nMemFree:        %8llu kB\nMemAvailable:   %8llu kB\nBuffers:        %8d kB\n"
      "Cached:         %8llu kB\nSwapCached:     %8d kB\nActive:         %8llu kB\nInactive:       %8llu kB\n"
      "Active(file):   %8llu kB\nInactive(file): %8llu kB\nSwapTotal:      %8d kB\nSwapFree:       %8d kB\n"
      "AnonPages:      %8llu kB\nShmem:          %8llu kB\nSlab:           %8d kB\nSReclaimable:   %8d kB\n",
      total, free, available, 0, file, 0, active + anon, inactive, active, inactive, 0, 0, anon, shm, 0, 0);
  publish(folder, "meminfo", out, (size_t)length);
}

struct tasks {
  unsigned running, blocked, total;
};

// Every task of a cgroup and of those below it, by what it is doing right now.
static void count_tasks(const char *dir, const char *list, struct tasks *tasks, int depth) {
  char path[512], text[512], line[32];
  snprintf(path, sizeof path, "%s/%s", dir, list);
  FILE *file = fopen(path, "re");
  while (file && fgets(line, sizeof line, file)) {
    snprintf(path, sizeof path, "/proc/%d/stat", atoi(line));
    if (slurp(path, text, sizeof text) <= 0) continue;
    const char *state = strrchr(text, ')');
    tasks->total++;
    if (state && state[1] && state[2] == 'R') tasks->running++;
    if (state && state[1] && state[2] == 'D') tasks->blocked++;
  }
  if (file) fclose(file);
  DIR *folder = depth > 0 ? opendir(dir) : NULL;
  for (struct dirent *entry; folder && (entry = readdir(folder));) {
    if (entry->d_type != DT_DIR || entry->d_name[0] == '.') continue;
    snprintf(path, sizeof path, "%s/%s", dir, entry->d_name);
    count_tasks(path, list, tasks, depth - 1);
  }
  if (folder) closedir(folder);
}

static struct tasks last_tasks;

// As the kernel does it: every five seconds the tasks that run or wait for a disk, fading over 1, 5 and 15 minutes.
static void meter_load(const struct args *args, const char *folder) {
  static const double fading[] = {0.9200444147, 0.9834714538, 0.9944598480};
  static double load[3];
  static long long next;
  long long now = now_ms();
  if (now < next) return;
  next = now + LOAD_EVERY_MS;
  struct tasks tasks = {0, 0, 0};
  int v2 = need_number(args, "cgroup-version") == 2;
  count_tasks(arg(args, "tasks"), v2 ? "cgroup.threads" : "tasks", &tasks, 12);
  last_tasks = tasks;
  for (int i = 0; i < 3; i++) load[i] = load[i] * fading[i] + (tasks.running + tasks.blocked) * (1 - fading[i]);
  char out[128];
  int length = snprintf(out, sizeof out, "%.2f %.2f %.2f %u/%u %u\n", load[0], load[1], load[2], tasks.running, tasks.total, tasks.total);
  publish(folder, "loadavg", out, (size_t)length);
}

static unsigned long long boot_time(void) {
  static unsigned long long found;
  if (found) return found;
  char line[256];
  FILE *file = fopen("/proc/stat", "re");
  while (file && fgets(line, sizeof line, file)) sscanf(line, "btime %llu", &found);
  if (file) fclose(file);
  return found;
}

// What the box used, and as idle time what it might have used: both of one moment, so that their share is right.
static void meter_cpu(const struct args *args, const char *folder) {
  static long long began;
  static unsigned long long last_idle;
  const char *dir = arg(args, "cpu-use");
  unsigned cpus = need_number(args, "cpus"), ticks = (unsigned)sysconf(_SC_CLK_TCK);
  char text[4096], out[8192];
  unsigned long long user, system;
  if (!began) began = now_ms();
  if (need_number(args, "cgroup-version") == 2) {
    if (!table_in(dir, "cpu.stat", text, sizeof text)) return;
    user = line_of(text, "user_usec") * ticks / 1000000;
    system = line_of(text, "system_usec") * ticks / 1000000;
  } else {
    if (!table_in(dir, "cpuacct.stat", text, sizeof text)) return;
    user = line_of(text, "user");
    system = line_of(text, "system");
  }
  if (cpus > CPUS_MAX) cpus = CPUS_MAX;
  unsigned long long most = (unsigned long long)(now_ms() - began) * ticks / 1000 * cpus;
  unsigned long long idle = most > user + system ? most - user - system : 0;
  // Booting is not limited and may use more than there is: time never runs backwards for those who read it.
  if (idle < last_idle) idle = last_idle;
  last_idle = idle;
  int length = snprintf(out, sizeof out, "cpu  %llu 0 %llu %llu 0 0 0 0 0 0\n", user, system, idle);
  for (unsigned i = 0; i < cpus; i++)
    length += snprintf(out + length, sizeof out - (size_t)length, "cpu%u %llu 0 %llu %llu 0 0 0 0 0 0\n", i,
                       user / cpus, system / cpus, idle / cpus);
  length += snprintf(out + length, sizeof out - (size_t)length,
                     "intr 0\nctxt 0\nbtime %llu\nprocesses %u\nprocs_running %u\nprocs_blocked %u\nsoftirq 0\n",
                     boot_time(), last_tasks.total, last_tasks.running ? last_tasks.running : 1, last_tasks.blocked);
  publish(folder, "stat", out, (size_t)length);
}

void meter(const struct args *args) {
  const char *folder = arg(args, "figures");
  if (!*folder) return;
  meter_memory(args, folder);
  meter_load(args, folder);
  meter_cpu(args, folder);
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
