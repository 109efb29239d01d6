/* catconv: a supplier's catalogue as fixed-width records. The README says what is meant. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KEY_MAX 64
#define VALUE_MAX 192

struct record {
	char key[KEY_MAX];
	char value[VALUE_MAX];
};

/* Splits a line into a record; 0 when it is malformed. */
static int parse(const char *line, struct record *record)
{
	const char *equals = strchr(line, '=');
	size_t key_length = equals - line;
	size_t value_length = strlen(equals + 1);

	if (key_length == 0 || key_length > KEY_MAX || value_length > VALUE_MAX)
		return 0;
	memcpy(record->value, equals + 1, value_length);
	record->value[value_length] = '\0';
	memcpy(record->key, line, key_length);
	record->key[key_length] = '\0';
	return 1;
}

static void convert(FILE *file, const char *name)
{
	struct record record;
	char *line = NULL;
	size_t size = 0;
	ssize_t length;
	long number = 0, records = 0, malformed = 0;

	while ((length = getline(&line, &size, file)) != -1) {
		number++;
		if (length > 0 && line[length - 1] == '\n')
			line[--length] = '\0';
		if (length == 0 || line[0] == '#')
			continue;
		if (strlen(line) == (size_t)length && parse(line, &record)) {
			printf("%-64s%-192s\n", record.key, record.value);
			records++;
		} else {
			fprintf(stderr, "catconv: %s:%ld: malformed\n", name, number);
			malformed++;
		}
	}
	printf("# %ld records, %ld malformed\n", records, malformed);
	free(line);
}

int main(int argc, char **argv)
{
	FILE *file;

	if (argc != 2) {
		fprintf(stderr, "usage: catconv FILE\n");
		return 2;
	}
	file = strcmp(argv[1], "-") == 0 ? stdin : fopen(argv[1], "r");
	if (file == NULL) {
		perror(argv[1]);
		return 1;
	}
	convert(file, argv[1]);
	fclose(file);
	return 0;
}
