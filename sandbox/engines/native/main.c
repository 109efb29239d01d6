// greenroom-box: the few system calls the sandbox host needs and Node has not. One process per task:
//   keep     mounts a box, starts it with the OCI runtime, waits for READY, stays its parent until PID 1 ends
//   join     runs a command in a box (root=box) or beside it on the pristine image (root=PATH)
//   run      runs a program in a box under limits of its own, to the end of its last process
//   put, remove, read, watch  files of a box, from within its tree of files
//   unmount  takes the box's mounts away
//   shift    mounts an image for a uid range at dir/lower (boxes that another engine makes)
//   attend   keeps the figures of such a box and caps its pools
//   kernel-log  tells what the kernel logs about want of memory
// Arguments are key=value; the host checks them, this program trusts only the host.
#include "box.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int report_fd = 1;

const char *nth(const struct args *args, const char *key, int n) {
  size_t length = strlen(key);
  for (char **pair = args->pairs; *pair; pair++)
    if (!strncmp(*pair, key, length) && (*pair)[length] == '=' && n-- == 0) return *pair + length + 1;
  return NULL;
}

const char *arg(const struct args *args, const char *key) {
  const char *value = nth(args, key, 0);
  return value ? value : "";
}

const char *need(const struct args *args, const char *key) {
  const char *value = nth(args, key, 0);
  errno = 0;
  if (!value || !*value) die("%s= is missing", key);
  return value;
}

unsigned need_number(const struct args *args, const char *key) {
  char *end;
  const char *text = need(args, key);
  unsigned long value = strtoul(text, &end, 10);
  if (*end || value > 0xfffffff0ul) die("%s=%s is not a number", key, text);
  return (unsigned)value;
}

void say(const char *format, ...) {
  char line[2048];
  va_list list;
  va_start(list, format);
  int length = vsnprintf(line, sizeof line - 1, format, list);
  va_end(list);
  if (length < 0) return;
  if ((size_t)length > sizeof line - 2) length = sizeof line - 2;
  for (int i = 0; i < length; i++)
    if (line[i] == '\n') line[i] = ' ';
  line[length++] = '\n';
  if (write(report_fd, line, (size_t)length) < 0) _exit(121);
}

void die(const char *format, ...) {
  char words[1500];
  int reason = errno;
  va_list list;
  va_start(list, format);
  vsnprintf(words, sizeof words, format, list);
  va_end(list);
  const char *mark = report_fd == 1 ? "error" : "greenroom-box:";
  if (reason) say("%s %s: %s", mark, words, strerror(reason));
  else say("%s %s", mark, words);
  _exit(120);
}

void write_file(const char *path, const char *text) {
  int fd = open(path, O_WRONLY | O_CLOEXEC);
  if (fd < 0 || write(fd, text, strlen(text)) < 0) die("cannot write %s", path);
  close(fd);
}

int open_ns(pid_t pid, const char *kind) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/ns/%s", pid, kind);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) die("cannot open %s", path);
  return fd;
}

int main(int argc, char **argv) {
  struct args args = {argv + (argc > 1 ? 2 : 1), NULL};
  for (char **at = args.pairs; argc > 1 && *at; at++)
    if (!strcmp(*at, "--")) {
      *at = NULL;
      args.rest = at + 1;
      break;
    }
  const char *task = argc > 1 ? argv[1] : "";
  if (!strcmp(task, "keep")) return keep(&args);
  if (!strcmp(task, "join")) return join(&args);
  if (!strcmp(task, "run")) return run_one(&args);
  if (!strcmp(task, "put")) return put_files(&args);
  if (!strcmp(task, "remove")) return remove_files(&args);
  if (!strcmp(task, "read")) return read_files(&args);
  if (!strcmp(task, "watch")) return watch_files(&args);
  if (!strcmp(task, "attend")) return attend(&args);
  if (!strcmp(task, "kernel-log")) return kernel_log();
  if (!strcmp(task, "shift")) {
    if (chdir(need(&args, "dir"))) die("cannot enter %s", need(&args, "dir"));
    mount_lower(&args, need_number(&args, "base"));
    return 0;
  }
  if (!strcmp(task, "unmount")) return unmount_box(need(&args, "dir"));
  fprintf(stderr, "usage: greenroom-box keep|join|run|put|remove|read|watch|unmount|shift|attend|kernel-log key=value... [-- command]\n");
  return 2;
}
