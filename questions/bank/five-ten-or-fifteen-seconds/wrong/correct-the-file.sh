#!/bin/bash
# fails: stays-so
# why: The right correction in the wrong file; it is undone within the minute.
sed -i '/10\.9\.0\.53/d' /etc/resolv.conf
