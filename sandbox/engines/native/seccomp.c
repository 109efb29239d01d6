// greenroom-seccomp: compiles a system-call filter for `greenroom-box join`. The same list, as JSON, is what the OCI
// runtime loads; both are made by libseccomp, which the runtime needs anyway (so it is opened at run time, not linked).
// stdin, one rule a line: `allow NAME`, `allow NAME ARG eq|masked VALUE [VALUE2]`, `errno NAME NUMBER`. stdout: the filter.
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ACT_ERRNO(number) (0x00050000u | ((number) & 0xffffu))
#define ACT_ALLOW 0x7fff0000u
#define CMP_EQ 4
#define CMP_MASKED_EQ 7

struct comparison {
  unsigned arg;
  int op;
  uint64_t a, b;
};

static void *load(void *library, const char *name) {
  void *symbol = dlsym(library, name);
  if (!symbol) {
    fprintf(stderr, "libseccomp has no %s\n", name);
    exit(1);
  }
  return symbol;
}

int main(void) {
  void *library = dlopen("libseccomp.so.2", RTLD_NOW);
  if (!library) {
    fprintf(stderr, "libseccomp.so.2 is missing: %s\n", dlerror());
    return 1;
  }
  void *(*init)(uint32_t) = (void *(*)(uint32_t))load(library, "seccomp_init");
  int (*resolve)(const char *) = (int (*)(const char *))load(library, "seccomp_syscall_resolve_name");
  int (*add)(void *, uint32_t, int, unsigned, const struct comparison *) =
      (int (*)(void *, uint32_t, int, unsigned, const struct comparison *))load(library, "seccomp_rule_add_array");
  int (*export_bpf)(void *, int) = (int (*)(void *, int))load(library, "seccomp_export_bpf");
  void *filter = init(ACT_ERRNO(1));
  char line[512], name[128], op[16];
  while (filter && fgets(line, sizeof line, stdin)) {
    unsigned number = 0;
    struct comparison rule = {0, 0, 0, 0};
    unsigned long long a = 0, b = 0;
    int failed = 0;
    if (sscanf(line, "errno %127s %u", name, &number) == 2) {
      int call = resolve(name);
      failed = call >= 0 ? add(filter, ACT_ERRNO(number), call, 0, NULL) : 0;
    } else if (sscanf(line, "allow %127s %u %15s %llu %llu", name, &rule.arg, op, &a, &b) >= 4) {
      rule.op = strcmp(op, "eq") ? CMP_MASKED_EQ : CMP_EQ;
      rule.a = a;
      rule.b = b;
      int call = resolve(name);
      failed = call >= 0 ? add(filter, ACT_ALLOW, call, 1, &rule) : 0;
    } else if (sscanf(line, "allow %127s", name) == 1) {
      // A name this architecture or this libseccomp does not know stays refused.
      int call = resolve(name);
      failed = call >= 0 ? add(filter, ACT_ALLOW, call, 0, NULL) : 0;
    }
    if (failed) {
      fprintf(stderr, "rule refused: %s", line);
      return 1;
    }
  }
  if (!filter || export_bpf(filter, 1)) {
    fprintf(stderr, "libseccomp could not write the filter\n");
    return 1;
  }
  return 0;
}
