#!/bin/bash
# fails: catalogues-arrive, odd-lines, source-sound
# why: The queue moves, and Lindgren's long name still has no price.
cd /usr/src/catconv || exit 1
sed -i "s|^\tsize_t value_length = strlen(equals + 1);|\tif (!equals)\n\t\treturn 0;\n&|" catconv.c
make -s install
systemctl restart intake.service
sleep 2
