/* Adds up per zone: id,zone,cents in. */
#include "depotfmt.h"
#include <stdio.h>

int main(void)
{
	char id[32], text[40];
	long zone, cents, sums[6] = { 0 }, all = 0;

	while (scanf(" %31[^,],%ld,%ld", id, &zone, &cents) == 3 && zone >= 1 && zone <= 5) {
		sums[zone] += cents;
		all += cents;
	}
	for (zone = 1; zone <= 5; zone++) {
		format_amount(sums[zone], text, sizeof text);
		printf("zone %ld %12s\n", zone, text);
	}
	format_amount(all, text, sizeof text);
	printf("all    %12s\n", text);
	return 0;
}
