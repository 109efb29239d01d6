#!/usr/bin/python3
import sys

import redis

PLANTS = ["fern", "ivy", "aloe", "yucca", "calathea", "monstera", "palm", "cactus", "orchid", "begonia", "clivia"]
store = redis.Redis()
pipe = store.pipeline()
for number in range(int(sys.argv[1]), int(sys.argv[2]) + 1):
    for step in range(1 + number % 4):
        pipe.hset(f"basket:c-{number:04d}", PLANTS[(number * 3 + step * 5) % len(PLANTS)], 1 + (number + step) % 6)
pipe.execute()
