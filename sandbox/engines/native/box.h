// What the parts of greenroom-box say to each other.
#define _GNU_SOURCE
#include <stdarg.h>
#include <linux/filter.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/types.h>

#define RANGE 65536u
#define LAYERS_MAX 4 // of an image
#define METER_MS 1000 // how old the box's figures may be

// `key=value` arguments of a subcommand; `rest` is what follows `--`.
struct args {
  char **pairs;
  char **rest;
};

const char *arg(const struct args *args, const char *key); // "" when absent
const char *need(const struct args *args, const char *key);
// The n-th value of a key that may be given several times; NULL when there are no more.
const char *nth(const struct args *args, const char *key, int n);
unsigned need_number(const struct args *args, const char *key);

// Where reports go: stdout, except in `join`, where stdout is the command's.
extern int report_fd;

// Reports `error <words>: <errno>` and ends.
void die(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
void write_file(const char *path, const char *text);
int open_ns(pid_t pid, const char *kind);

void mount_box(const struct args *args, unsigned base);
void restore_mount_points(const char *dir, unsigned base);
int unmount_box(const char *dir);

void mount_lower(const struct args *args, unsigned base);
void meter(const struct args *args);
void cap_pools(pid_t pid, const struct args *args);
int attend(const struct args *args);
int kernel_log(void);
int keep(const struct args *args);
int join(const struct args *args);
int run_one(const struct args *args);
int put_files(const struct args *args);
int remove_files(const struct args *args);
int read_files(const struct args *args);
int watch_files(const struct args *args);

void require_range(pid_t pid, unsigned base);
struct sock_fprog load_filter(const char *path);
void set_limits(const char *oom_score);
// `namespaces` ends with -1; the user namespace is the last of them.
void become_root_of_box(const int *namespaces);
void give_up_rights(uint64_t caps, struct sock_fprog *filter);
void run_program(char **argv) __attribute__((noreturn));
void reach_into_box(const struct args *args);

// A file on its way into a folder has such a name until it is whole; nobody is told of it.
#define STAGING ".greenroom-put-"
// A folder that is no link, reached by no link; -1 where there is none.
int open_folder(const char *path);
int is_ignored(const struct args *args, const char *name);
