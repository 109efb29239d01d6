#include <stdio.h>

/* First generation: takes whole euros. */
void format_amount(long euros, char *text, unsigned long size)
{
	if (euros >= 1000)
		snprintf(text, size, "%ld.%03ld,00", euros / 1000, euros % 1000);
	else
		snprintf(text, size, "%ld,00", euros);
}
