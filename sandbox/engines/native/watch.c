// Watches a folder of a box and everything below it, wherever the edits come from. Writes `r` once it sees all there is,
// then `c` for changes: when a burst has settled, and not too often. Ends with PID 1 of the box, or with its own stdin.
// The watches are counted among the machine's, not the box's: root of the box cannot take them away by using up its own.
#include "box.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define FOLDERS_MAX 500
#define DEPTH_MAX 32
// A file is often emptied, then written: wait until that is over. A program that writes all the time is told of all the same.
#define SETTLE_MS 20
#define SETTLE_MAX_MS 150
#define APART_MS 200
// The folder may be moved away with one of its parents, which no watch of ours tells.
#define CHECK_EVERY_MS 1000
#define MISSING_EVERY_MS 100

#define WANTED (IN_CREATE | IN_DELETE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_MOVED_FROM | IN_MOVED_TO | \
                IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK)

struct watching {
  const struct args *args;
  int inotify;
  int root; // its watch; -1 while the folder is not there
  struct stat root_is;
  int watches[FOLDERS_MAX], before[FOLDERS_MAX];
  int count;
  long long changed_ms, first_ms, told_ms; // changed_ms 0: nothing to tell
  int rearranged;
};

static long long now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000ll + now.tv_nsec / 1000000;
}

static int has(const int *list, int count, int watch) {
  for (int i = 0; i < count; i++)
    if (list[i] == watch) return 1;
  return 0;
}

// The descriptor is the folder: a link that took its name meanwhile is not followed.
static void watch_tree(struct watching *watching, int fd, int depth) {
  DIR *folder = fdopendir(fd);
  int watch = watching->count < FOLDERS_MAX && folder && !fchdir(fd)
                  ? inotify_add_watch(watching->inotify, ".", WANTED) : -1;
  if (watch >= 0 && !has(watching->watches, watching->count, watch)) watching->watches[watching->count++] = watch;
  for (struct dirent *entry; folder && watch >= 0 && depth < DEPTH_MAX && (entry = readdir(folder));) {
    if (entry->d_type != DT_DIR && entry->d_type != DT_UNKNOWN) continue;
    if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..") || is_ignored(watching->args, entry->d_name)) continue;
    int inner = openat(fd, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (inner >= 0) watch_tree(watching, inner, depth + 1);
  }
  if (folder) closedir(folder);
  else close(fd);
}

// Looks at the whole tree again; what is known already keeps its watch.
static void watch_all(struct watching *watching) {
  int before = watching->count;
  memcpy(watching->before, watching->watches, sizeof watching->before);
  watching->count = 0;
  watching->root = -1;
  watching->rearranged = 0;
  int fd = open_folder(need(watching->args, "folder"));
  if (fd >= 0 && !fstat(fd, &watching->root_is)) {
    watch_tree(watching, fd, 0);
    if (watching->count > 0) watching->root = watching->watches[0];
  }
  for (int i = 0; i < before; i++)
    if (!has(watching->watches, watching->count, watching->before[i])) inotify_rm_watch(watching->inotify, watching->before[i]);
  if (chdir("/")) die("cannot leave the folder");
}

static void note_change(struct watching *watching) {
  watching->changed_ms = now_ms();
  if (!watching->first_ms) watching->first_ms = watching->changed_ms;
}

static void hear_changes(struct watching *watching) {
  static char buffer[65536] __attribute__((aligned(__alignof__(struct inotify_event))));
  ssize_t got;
  while ((got = read(watching->inotify, buffer, sizeof buffer)) > 0)
    for (char *at = buffer; at < buffer + got;) {
      const struct inotify_event *event = (const struct inotify_event *)at;
      at += sizeof *event + event->len;
      if (event->mask & IN_IGNORED) continue;
      int known = event->wd < 0 || has(watching->watches, watching->count, event->wd);
      if (!known || (event->len > 0 && is_ignored(watching->args, event->name))) continue;
      if (event->mask & (IN_Q_OVERFLOW | IN_ISDIR | IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT)) watching->rearranged = 1;
      note_change(watching);
    }
}

static void check_root(struct watching *watching) {
  struct stat found;
  int fd = open_folder(need(watching->args, "folder"));
  int there = fd >= 0 && !fstat(fd, &found);
  if (fd >= 0) close(fd);
  int same = there && watching->root >= 0 && found.st_dev == watching->root_is.st_dev && found.st_ino == watching->root_is.st_ino;
  if (same || (!there && watching->root < 0)) return;
  watching->rearranged = 1;
  note_change(watching);
}

// How long nothing is to be done; -1 would be for ever.
static int until_due(const struct watching *watching) {
  if (!watching->changed_ms) return watching->root < 0 ? MISSING_EVERY_MS : CHECK_EVERY_MS;
  long long due = watching->changed_ms + SETTLE_MS;
  if (due > watching->first_ms + SETTLE_MAX_MS) due = watching->first_ms + SETTLE_MAX_MS;
  if (due < watching->told_ms + APART_MS) due = watching->told_ms + APART_MS;
  long long wait = due - now_ms();
  return wait > 0 ? (int)wait : 0;
}

static void tell(char what) {
  if (write(1, &what, 1) != 1) _exit(0);
}

int watch_files(const struct args *args) {
  static struct watching watching;
  report_fd = 2;
  watching.args = args;
  // Both before this process gives up the machine's rights.
  watching.inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  int init = (int)syscall(SYS_pidfd_open, (pid_t)need_number(args, "pid"), 0);
  if (watching.inotify < 0 || init < 0) die("cannot watch the box");
  reach_into_box(args);
  watch_all(&watching);
  tell('r');
  for (;;) {
    struct pollfd fds[] = {{.fd = watching.inotify, .events = POLLIN}, {.fd = init, .events = POLLIN}, {.fd = 0, .events = POLLIN}};
    int ready = poll(fds, 3, until_due(&watching));
    if (fds[1].revents || fds[2].revents) return 0;
    if (ready > 0 && fds[0].revents) hear_changes(&watching);
    if (!watching.changed_ms && ready == 0) check_root(&watching);
    if (!watching.changed_ms || until_due(&watching) > 0) continue;
    // The new folders first, and then the word: whoever looks now misses nothing that comes later.
    if (watching.rearranged) watch_all(&watching);
    watching.changed_ms = watching.first_ms = 0;
    watching.told_ms = now_ms();
    tell('c');
  }
}
