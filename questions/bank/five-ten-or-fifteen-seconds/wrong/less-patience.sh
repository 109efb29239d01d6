#!/bin/bash
# fails: any-name-is-quick, pages-are-quick, stays-so
# why: One second per name instead of five: the dead one is still asked first.
printf 'options timeout:1 attempts:1\n' > /etc/resolv.d/30-options.conf
systemctl start resolv-sync.service
