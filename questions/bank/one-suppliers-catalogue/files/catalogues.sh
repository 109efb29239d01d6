#!/bin/bash
# Four suppliers' files into the folder given.
set -eu
long='rhododendron ponticum hybrid, semi-evergreen, in a clay pot 30 cm'
make_file() {
  awk -v who="$1" -v lines="$2" 'BEGIN {
    split("fern ivy aloe yucca calathea monstera palm cactus orchid begonia clivia hosta", plant, " ")
    split("small medium large hanging", size, " ")
    print "# Catalogue of " who
    for (n = 2; n <= lines; n++)
      printf "%s %s %d=%d.%02d EUR, %d in stock\n", size[1 + n % 4], plant[1 + n * 5 % 12], n, 3 + n * 7 % 60, n * 13 % 100, n * 11 % 90 }'
}
make_file 'Hollow Oak' 300 | sed '214s/.*/Discontinued as of spring: all hanging ferns, please see our letter/' > "$1/hollow-oak.txt"
make_file 'Lindgren' 260 | sed "97s/.*/${long:0:64}=48.00 EUR, 7 in stock/" > "$1/lindgren.txt"
make_file 'Meadow' 310 > "$1/meadow.txt"
make_file 'The Orchid House' 120 > "$1/orchid-house.txt"
