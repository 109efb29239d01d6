#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct net {
  unsigned first, mask;
  int len;
  char team[64];
} *nets;
int n, room;

int address(const char *text, unsigned *out) {
  unsigned a, b, c, d;
  char rest;
  if (sscanf(text, "%u.%u.%u.%u%c", &a, &b, &c, &d, &rest) != 4) return 0;
  if (a > 255 || b > 255 || c > 255 || d > 255) return 0;
  *out = a << 24 | b << 16 | c << 8 | d;
  return 1;
}

int longest_first(const void *x, const void *y) {
  return ((const struct net *)y)->len - ((const struct net *)x)->len;
}

int main(void) {
  char line[1000], text[1000], team[1000], more[1000];
  int number = 0, plan = 1;
  while (fgets(line, sizeof line, stdin)) {
    number++;
    int words = sscanf(line, "%999s %999s %999s", text, team, more);
    if (plan && words <= 0) {
      plan = 0;
      qsort(nets, n, sizeof *nets, longest_first);
      continue;
    }
    if (plan) {
      struct net new;
      char *slash = strchr(text, '/');
      if (words != 2 || !slash) {
        fprintf(stderr, "bad line %d\n", number);
        return 1;
      }
      *slash = 0;
      new.len = atoi(slash + 1);
      volatile unsigned shift = 32 - new.len;
      new.mask = 0xffffffffu << (shift & 31);
      if (!address(text, &new.first) || new.len > 32 || (new.first & ~new.mask)) {
        fprintf(stderr, "bad line %d\n", number);
        return 1;
      }
      snprintf(new.team, sizeof new.team, "%.63s", team);
      if (n == room) nets = realloc(nets, (room = room * 2 + 64) * sizeof *nets);
      nets[n++] = new;
      continue;
    }
    unsigned a;
    if (words != 1 || !address(text, &a)) {
      puts("?");
      continue;
    }
    const char *found = "-";
    for (int i = 0; i < n; i++)
      if ((a & nets[i].mask) == nets[i].first) {
        found = nets[i].team;
        break;
      }
    puts(found);
  }
  return 0;
}
