// Files of a box, put, removed and read by a hand that reaches in: every path resolves in the box's own tree of files.
// put, remove   stdin: for each file u32 length and path; for put also u32 mode (all ones: keep), u32 size, the bytes.
//               A path of length 0 ends it. Numbers are little endian.
// read          stdout: `F` u32 path length, path, u32 mode, u32 size, bytes; `S` the same of what was skipped, with one
//               letter why in place of the bytes; `N` there is no such folder; `Z` u32 how many more were skipped.
#include "box.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define KEEP_MODE 0xffffffffu
#define PATH_BYTES_MAX 4000
#define DEPTH_MAX 32
#define ENTRIES_MAX 20000 // looked at in all: a folder of a million names is not worth a second
#define SKIPS_TOLD_MAX 200

static void take(void *to, size_t length) {
  for (char *at = to; length > 0;) {
    ssize_t got = read(0, at, length);
    if (got < 0 && errno == EINTR) continue;
    if (got == 0) errno = EPIPE;
    if (got <= 0) die("cannot read what to do");
    at += got;
    length -= (size_t)got;
  }
}

static uint32_t take_number(void) {
  uint32_t number;
  take(&number, sizeof number);
  return number;
}

static int take_path(char *path) {
  uint32_t length = take_number();
  errno = ENAMETOOLONG;
  if (length > PATH_BYTES_MAX) die("cannot take a path of %u bytes", length);
  take(path, length);
  path[length] = 0;
  return length > 0;
}

// The folder a path lies in; `name` becomes the rest. Its links are followed, within the box.
static int open_parent(char *path, int make, const char **name) {
  char *end = path + strlen(path);
  while (end > path && end[-1] == '/') *--end = 0;
  char *slash = strrchr(path, '/');
  errno = EINVAL;
  if (!slash || !slash[1]) die("cannot use the path %s", path);
  *name = slash + 1;
  *slash = 0;
  for (char *at = path; make && *at;) {
    at = strchr(at + 1, '/');
    if (at) *at = 0;
    if (mkdir(path, 0755) && errno != EEXIST) die("cannot make %s", path);
    if (!at) break;
    *at = '/';
  }
  int folder = open(*path ? path : "/", O_PATH | O_DIRECTORY | O_CLOEXEC);
  int reason = errno;
  *slash = '/';
  errno = reason;
  return folder;
}

static void put_one(char *path) {
  static char bytes[65536];
  char staging[64];
  const char *name;
  struct stat old;
  uint32_t mode = take_number(), left = take_number();
  int folder = open_parent(path, 1, &name);
  if (folder < 0) die("cannot enter the folder of %s", path);
  int there = !fstatat(folder, name, &old, AT_SYMLINK_NOFOLLOW);
  errno = EISDIR;
  if (there && S_ISDIR(old.st_mode)) die("cannot write %s", path);
  snprintf(staging, sizeof staging, STAGING "%d", getpid());
  unlinkat(folder, staging, 0);
  int file = openat(folder, staging, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  int failed = file < 0;
  while (!failed && left > 0) {
    size_t part = left < sizeof bytes ? left : sizeof bytes;
    take(bytes, part);
    left -= (uint32_t)part;
    for (size_t done = 0; !failed && done < part;) {
      ssize_t put = write(file, bytes + done, part - done);
      failed = put < 0;
      done += put > 0 ? (size_t)put : 0;
    }
  }
  int kept = mode == KEEP_MODE && there && S_ISREG(old.st_mode);
  if (!failed && kept) failed = fchown(file, old.st_uid, old.st_gid) != 0;
  if (!failed) failed = fchmod(file, kept ? old.st_mode & 07777 : mode == KEEP_MODE ? 0644 : mode & 07777) != 0;
  // A full disk is told on closing by some file systems.
  if (file >= 0 && close(file)) failed = 1;
  if (!failed) failed = renameat(folder, staging, folder, name) != 0;
  if (failed) {
    int reason = errno;
    unlinkat(folder, staging, 0);
    errno = reason;
    die("cannot write %s", path);
  }
  close(folder);
}

int put_files(const struct args *args) {
  char path[PATH_BYTES_MAX + 1];
  report_fd = 2;
  reach_into_box(args);
  while (take_path(path)) put_one(path);
  return 0;
}

int remove_files(const struct args *args) {
  char path[PATH_BYTES_MAX + 1];
  report_fd = 2;
  reach_into_box(args);
  while (take_path(path)) {
    const char *name;
    int folder = open_parent(path, 0, &name);
    if (folder < 0 && (errno == ENOENT || errno == ENOTDIR)) continue;
    if (folder < 0) die("cannot enter the folder of %s", path);
    if (unlinkat(folder, name, 0) && errno != ENOENT) {
      if (errno != EISDIR) die("cannot remove %s", path);
      if (unlinkat(folder, name, AT_REMOVEDIR)) die("cannot remove %s", path);
    }
    close(folder);
  }
  return 0;
}

// Not worth a word to anybody: files on their way, and what was asked to be left out.
int is_ignored(const struct args *args, const char *name) {
  const char *pattern;
  if (!strncmp(name, STAGING, strlen(STAGING))) return 1;
  for (int n = 0; (pattern = nth(args, "ignore", n)); n++)
    if (fnmatch(pattern, name, 0) == 0) return 1;
  return 0;
}

int open_folder(const char *path) {
  struct open_how how = {.flags = O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC, .resolve = RESOLVE_NO_SYMLINKS};
  return (int)syscall(SYS_openat2, AT_FDCWD, path, &how, sizeof how);
}

struct reading {
  const struct args *args;
  unsigned files, entries, skipped;
  long long bytes;
  unsigned files_max;
  long long file_max, total_max;
  char *content;
};

static void put_out(const void *from, size_t length) {
  if (length > 0 && fwrite(from, 1, length, stdout) != length) _exit(121);
}

static void put_record(char kind, const char *path, uint32_t mode, uint32_t size) {
  uint32_t length = (uint32_t)strlen(path), numbers[2] = {mode, size};
  put_out(&kind, 1);
  put_out(&length, sizeof length);
  put_out(path, length);
  put_out(numbers, sizeof numbers);
}

static void skip(struct reading *reading, const char *path, char why) {
  if (reading->skipped++ >= SKIPS_TOLD_MAX) return;
  put_record('S', path, 0, 0);
  put_out(&why, 1);
}

static void read_one(struct reading *reading, int folder, const char *name, const char *path) {
  struct stat found;
  // The name may be another file by now: what is opened is looked at again, and a pipe does not hold this up.
  int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0 || fstat(fd, &found)) {
    skip(reading, path, errno == ELOOP ? 'l' : 'u');
    if (fd >= 0) close(fd);
    return;
  }
  char why = !S_ISREG(found.st_mode) ? 's' : reading->files >= reading->files_max ? 'm' : 0;
  if (!why && found.st_size > reading->file_max) why = 'b';
  long long got = 0, room = reading->total_max - reading->bytes;
  // One byte more than allowed: it may grow while it is read.
  while (!why && got <= reading->file_max) {
    ssize_t part = read(fd, reading->content + got, (size_t)(reading->file_max + 1 - got));
    if (part < 0) why = 'u';
    if (part <= 0) break;
    got += part;
  }
  close(fd);
  if (!why && got > reading->file_max) why = 'b';
  if (!why && memchr(reading->content, 0, (size_t)got)) why = 'n';
  if (!why && got > room) why = 't';
  if (why) {
    skip(reading, path, why);
    return;
  }
  reading->files++;
  reading->bytes += got;
  put_record('F', path, found.st_mode & 07777, (uint32_t)got);
  put_out(reading->content, (size_t)got);
}

struct names {
  char **list;
  size_t count;
};

static int by_name(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static struct names list_names(struct reading *reading, DIR *folder) {
  struct names names = {NULL, 0};
  size_t size = 0;
  for (struct dirent *entry; (entry = readdir(folder));) {
    if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..") || is_ignored(reading->args, entry->d_name)) continue;
    if (reading->entries >= ENTRIES_MAX) {
      reading->skipped++;
      if (reading->skipped > ENTRIES_MAX) break;
      continue;
    }
    reading->entries++;
    if (names.count == size) names.list = realloc(names.list, (size = size ? size * 2 : 64) * sizeof *names.list);
    if (!names.list || !(names.list[names.count++] = strdup(entry->d_name))) die("no memory for names");
  }
  if (names.count > 0) qsort(names.list, names.count, sizeof *names.list, by_name);
  return names;
}

// The files of a folder first, then the folders in it: where there are too many, those near the top are told.
static void read_folder(struct reading *reading, int fd, const char *prefix, int depth) {
  DIR *folder = fdopendir(fd);
  if (!folder) {
    close(fd);
    return;
  }
  struct names names = list_names(reading, folder);
  for (int pass = 0; pass < 2; pass++)
    for (size_t i = 0; i < names.count; i++) {
      char path[PATH_MAX];
      struct stat found;
      if (fstatat(fd, names.list[i], &found, AT_SYMLINK_NOFOLLOW)) continue; // gone meanwhile
      int length = snprintf(path, sizeof path, "%s%s", prefix, names.list[i]);
      int inner = -1;
      if (S_ISDIR(found.st_mode) != (pass == 1)) continue;
      if (length >= PATH_BYTES_MAX) reading->skipped++;
      else if (S_ISREG(found.st_mode)) read_one(reading, fd, names.list[i], path);
      else if (!S_ISDIR(found.st_mode)) skip(reading, path, S_ISLNK(found.st_mode) ? 'l' : 's');
      else if (depth >= DEPTH_MAX || (inner = openat(fd, names.list[i], O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)) < 0)
        skip(reading, path, 'u');
      else {
        strcat(path, "/");
        read_folder(reading, inner, path, depth + 1);
      }
    }
  for (size_t i = 0; i < names.count; i++) free(names.list[i]);
  free(names.list);
  closedir(folder);
}

int read_files(const struct args *args) {
  report_fd = 2;
  struct reading reading = {.args = args, .files_max = need_number(args, "files"),
                            .file_max = need_number(args, "file-bytes"), .total_max = need_number(args, "total-bytes")};
  reading.content = malloc((size_t)reading.file_max + 1);
  if (!reading.content) die("no memory for a file");
  reach_into_box(args);
  int fd = open_folder(need(args, "folder"));
  if (fd < 0) {
    put_out("N", 1);
    return fflush(stdout) ? 121 : 0;
  }
  read_folder(&reading, fd, "", 0);
  uint32_t more = reading.skipped > SKIPS_TOLD_MAX ? reading.skipped - SKIPS_TOLD_MAX : 0;
  put_out("Z", 1);
  put_out(&more, sizeof more);
  return fflush(stdout) ? 121 : 0;
}
