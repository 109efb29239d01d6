#!/bin/bash
# The settings hold a secret: nobody but root and the service may read them, and no copy may lie open.
set -u
open=$(find "$BOX/etc/default" "$BOX/etc/systemd" "$BOX/usr/lib/systemd/system" "$BOX/usr/lib/billing" -type f -perm /004 \
  -exec grep -l 'over the marsh' {} + 2> /dev/null | head -n 1)
[ -z "$open" ] || { echo "Everybody can read the secret in ${open#"$BOX"}."; exit 1; }
[ -f "$BOX/etc/default/billing" ] || { echo 'The settings are gone.'; exit 1; }
echo 'The secret is kept.'
