"""So many addresses in no order, in groups of sixteen; always the same."""
import random
import sys

random.seed(16)
numbers = [(10 << 24) + place // 16 * 32 + place % 16 for place in range(int(sys.argv[1]))]
random.shuffle(numbers)
for number in numbers:
    print(f"{number >> 24}.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}")
