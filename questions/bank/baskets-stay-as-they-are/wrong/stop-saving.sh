#!/bin/bash
# fails: on-disk
# why: Redis only stops complaining because it no longer tries.
redis-cli CONFIG SET save ''
