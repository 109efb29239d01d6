#!/bin/bash
# fails: stays-small
# why: Clever relief through /proc, but the same file starts to grow again at once.
pid=$(systemctl show -p MainPID --value labels.service)
for fd in /proc/"$pid"/fd/*; do
  case $(readlink "$fd") in
    /tmp/labels-trace.log*deleted*) : > "$fd" ;;
  esac
done
