// Which team owns an address. The networks are a tree: each bit of a network is a step to the left or to the right.
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLANKS " \t\r\n"

typedef struct {
  // 0 = there is no such node: nothing leads back to the root.
  uint32_t next[2];
  char *team;
} Node;

typedef struct {
  Node *nodes;
  size_t used;
  size_t room;
} Tree;

static void *checked(void *memory) {
  if (memory == NULL) {
    fputs("no memory left\n", stderr);
    exit(3);
  }
  return memory;
}

static uint32_t add_node(Tree *tree) {
  if (tree->used == tree->room) {
    tree->room = tree->room == 0 ? 1024 : tree->room * 2;
    tree->nodes = checked(realloc(tree->nodes, tree->room * sizeof(Node)));
  }
  tree->nodes[tree->used] = (Node){{0, 0}, NULL};
  return tree->used++;
}

static int bit_of(uint32_t address, int place) { return address >> (31 - place) & 1; }

static void add_network(Tree *tree, uint32_t address, int length, const char *team) {
  uint32_t at = 0;
  for (int place = 0; place < length; place++) {
    int bit = bit_of(address, place);
    if (tree->nodes[at].next[bit] == 0) {
      uint32_t added = add_node(tree);
      tree->nodes[at].next[bit] = added;
    }
    at = tree->nodes[at].next[bit];
  }
  free(tree->nodes[at].team);
  tree->nodes[at].team = checked(strdup(team));
}

static const char *find_team(const Tree *tree, uint32_t address) {
  const char *team = tree->nodes[0].team;
  uint32_t at = 0;
  for (int place = 0; place < 32; place++) {
    at = tree->nodes[at].next[bit_of(address, place)];
    if (at == 0) break;
    if (tree->nodes[at].team != NULL) team = tree->nodes[at].team;
  }
  return team == NULL ? "-" : team;
}

// The text after a number up to `most` without zeros in front, or NULL.
static const char *read_number(const char *text, int most, int *value) {
  const char *at = text;
  *value = 0;
  while (*at >= '0' && *at <= '9') {
    *value = *value * 10 + (*at++ - '0');
    if (*value > most) return NULL;
  }
  bool zero_in_front = text[0] == '0' && at - text > 1;
  return at == text || zero_in_front ? NULL : at;
}

// The text after an address, or NULL.
static const char *read_address(const char *text, uint32_t *address) {
  *address = 0;
  for (int part = 0; part < 4; part++) {
    int value;
    if (part > 0 && *text++ != '.') return NULL;
    text = read_number(text, 255, &value);
    if (text == NULL) return NULL;
    *address = *address << 8 | value;
  }
  return text;
}

static bool read_network(const char *text, uint32_t *address, int *length) {
  const char *rest = read_address(text, address);
  if (rest == NULL || *rest != '/') return false;
  rest = read_number(rest + 1, 32, length);
  // In 64 bits, where a shift by 32 is allowed.
  return rest != NULL && *rest == '\0' && (uint32_t)((uint64_t)*address << *length) == 0;
}

int main(void) {
  Tree tree = {NULL, 0, 0};
  add_node(&tree);
  char *line = NULL;
  size_t room = 0;
  bool in_plan = true;
  for (long number = 1; getline(&line, &room, stdin) != -1; number++) {
    char *word = strtok(line, BLANKS);
    char *second = word == NULL ? NULL : strtok(NULL, BLANKS);
    uint32_t address;
    if (!in_plan) {
      const char *rest = word == NULL || second != NULL ? NULL : read_address(word, &address);
      puts(rest != NULL && *rest == '\0' ? find_team(&tree, address) : "?");
    } else if (word == NULL) {
      in_plan = false;
    } else {
      int length;
      if (second == NULL || strtok(NULL, BLANKS) != NULL || !read_network(word, &address, &length)) {
        fprintf(stderr, "line %ld is not a network and a team\n", number);
        return 1;
      }
      add_network(&tree, address, length, second);
    }
  }
  free(line);
  return 0;
}
