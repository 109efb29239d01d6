#include "depotfmt.h"
#include <stdio.h>

void format_amount(long cents, char *text, unsigned long size)
{
	if (cents >= 100000)
		snprintf(text, size, "%ld.%03ld,%02ld", cents / 100000, cents / 100 % 1000, cents % 100);
	else
		snprintf(text, size, "%ld,%02ld", cents / 100, cents % 100);
}
