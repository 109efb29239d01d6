#!/bin/sh
# Before the packages of the image are unpacked. A cluster has a random id and keys, and every question makes its own.
set -eu
mkdir -p "$1/etc/postgresql-common"
echo create_main_cluster=false > "$1/etc/postgresql-common/createcluster.conf"
