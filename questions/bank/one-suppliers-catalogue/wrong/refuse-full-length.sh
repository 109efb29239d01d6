#!/bin/bash
# fails: catalogues-arrive, odd-lines, source-sound
# why: Nothing is overwritten any more, but a name of 64 bytes is allowed by contract, and is now called malformed.
cd /usr/src/catconv || exit 1
sed -i 's/key_length > KEY_MAX || value_length > VALUE_MAX/key_length >= KEY_MAX || value_length >= VALUE_MAX/' catconv.c
sed -i "s|^\tsize_t value_length = strlen(equals + 1);|\tif (!equals)\n\t\treturn 0;\n&|" catconv.c
make -s install
systemctl restart intake.service
sleep 2
