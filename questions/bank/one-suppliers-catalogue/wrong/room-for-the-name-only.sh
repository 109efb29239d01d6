#!/bin/bash
# fails: source-sound
# why: All results are right, by luck: a value of full length still writes its closing zero behind the record.
cd /usr/src/catconv || exit 1
sed -i 's/char key\[KEY_MAX\]/char key[KEY_MAX + 1]/' catconv.c
sed -i "s|^\tsize_t value_length = strlen(equals + 1);|\tif (!equals)\n\t\treturn 0;\n&|" catconv.c
make -s install
systemctl restart intake.service
sleep 2
