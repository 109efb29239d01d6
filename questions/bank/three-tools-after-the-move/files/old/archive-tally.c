#include <stdio.h>
#include <stdlib.h>

void format_amount(long euros, char *text, unsigned long size);

int main(int argc, char **argv)
{
	char text[40];
	long sum = 0;

	for (int i = 1; i < argc; i++)
		sum += atol(argv[i]);
	format_amount(sum, text, sizeof text);
	puts(text);
	return 0;
}
