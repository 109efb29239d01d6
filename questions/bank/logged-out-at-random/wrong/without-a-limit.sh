#!/bin/bash
# fails: memory-agreed, nothing-pushes
# why: Now the views fill the machine instead, at half a megabyte a second.
redis-cli CONFIG SET maxmemory 0
redis-cli CONFIG REWRITE
