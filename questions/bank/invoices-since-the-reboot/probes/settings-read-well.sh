#!/bin/bash
# The file as the start script reads it: as the service's user, and what a shell makes of each setting.
set -u
[ -f "$BOX/etc/default/billing" ] || { echo 'The settings are gone.'; exit 1; }
as_billing() { chroot --userspec=billing:billing "$BOX" /usr/bin/env -i PATH=/usr/bin:/bin "$@" 2> /dev/null; }
as_billing test -r /etc/default/billing || { echo 'The service may not read its settings: the next start will fail.'; exit 1; }
# shellcheck disable=SC2016 # why: the inner shell expands them
read_as_shell() { as_billing /bin/sh -c 'set -a; . /etc/default/billing > /dev/null 2>&1; printenv "$1"' sh "$1"; }
expect() {
  # The dot keeps what a command substitution would cut off at the end.
  [ "$(read_as_shell "$1"; echo .)" = "$2"$'\n.' ] || { echo "A shell does not read $1 as it is meant."; exit 1; }
}
expect BILLING_PORT 8085
expect BILLING_GATEWAY http://127.0.0.1:8086
expect BILLING_LEDGER /var/lib/billing/ledger.db
expect BILLING_SECRET 'tern #42 over the marsh'
echo 'The settings on disk are read as they are meant.'
