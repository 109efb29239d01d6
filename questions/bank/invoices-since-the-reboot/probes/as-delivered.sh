#!/bin/bash
# Unit, start script and program are the package's; what is special to this machine is in its settings.
set -u
expect() {
  [ "$(sha256sum < "$BOX/usr/lib/$1" 2> /dev/null | cut -c 1-64)" = "$2" ] || { echo "/usr/lib/$1 is not as the package brought it."; exit 1; }
}
expect systemd/system/billing.service 56f39ce9d2edf99435973eca58d7157b98c0a36d8cabed73ee8faa37277674d9
expect billing/billing-start 5210cddfd965138bb105f8027080340c9d390ffffc5a2ba37e9f56553a6d2c12
expect billing/billing.py 6d00c22b0a046debabbce4da9e2664631d0817896eb2bde7f38dbfe9bcdbae35
own=$(find "$BOX/etc/systemd" "$BOX/run/systemd/system" "$BOX/run/systemd/system.control" -path '*/billing.service*' ! -path '*.wants/*' 2> /dev/null | head -n 1)
[ -z "$own" ] || { echo "The unit was changed by ${own#"$BOX"}."; exit 1; }
echo 'Unit and program are as the package brought them.'
