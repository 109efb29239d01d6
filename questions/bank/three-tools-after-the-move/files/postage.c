/* Puts a price in cents to each parcel: id,grams,zone in, id,zone,cents out. */
#include <stdio.h>

int main(void)
{
	char id[32];
	long grams, zone;

	while (scanf(" %31[^,],%ld,%ld", id, &grams, &zone) == 3)
		printf("%s,%ld,%ld\n", id, zone, 189 + grams / 100 * 21 + zone * 130);
	return 0;
}
