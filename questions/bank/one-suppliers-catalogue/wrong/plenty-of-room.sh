#!/bin/bash
# fails: odd-lines, source-sound
# why: With larger limits everything here goes through, and lines that must be reported become records of the wrong width.
cd /usr/src/catconv || exit 1
sed -i 's/^#define KEY_MAX 64/#define KEY_MAX 4096/; s/^#define VALUE_MAX 192/#define VALUE_MAX 8192/' catconv.c
sed -i "s|^\tsize_t value_length = strlen(equals + 1);|\tif (!equals)\n\t\treturn 0;\n&|" catconv.c
make -s install
systemctl restart intake.service
sleep 2
