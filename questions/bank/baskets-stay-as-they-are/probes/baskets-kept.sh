#!/bin/bash
# Each basket holds at least what it held: something put in while trying is no harm.
exec python3 - << 'PY'
import sys, time, redis
PLANTS = ["fern", "ivy", "aloe", "yucca", "calathea", "monstera", "palm", "cactus", "orchid", "begonia", "clivia"]
store = redis.Redis(host="127.0.0.1", port=6379, socket_timeout=3, decode_responses=True)
def baskets():
    pipe = store.pipeline(transaction=False)
    for number in range(1, 521):
        pipe.hgetall(f"basket:c-{number:04d}")
    return pipe.execute()
for left in reversed(range(20)):
    try:
        kept = baskets()
        break
    except redis.RedisError:
        if not left:
            sys.exit(print("The store does not answer.") or 1)
        time.sleep(0.2)
here = sum(1 for basket in kept if basket)
if here < 520:
    sys.exit(print(f"Of 520 baskets {here} are there.") or 1)
for number, basket in enumerate(kept, 1):
    was = {PLANTS[(number * 3 + step * 5) % 11]: 1 + (number + step) % 6 for step in range(1 + number % 4)}
    short = [plant for plant, many in was.items() if int(basket.get(plant, 0)) < many]
    if short:
        sys.exit(print(f"All baskets are there, but in c-{number:04d} some {short[0]} is missing.") or 1)
print("All 520 baskets are there, with everything in them.")
PY
