"""So many plans, a fifth of them for rare days; always the same."""
import random
import sys

random.seed(18)
MINUTES = ["0", "*/15", "5-50/9", "7,37"]
HOURS = ["*", "4", "8-18", "*/6"]
DAYS = ["* * mon-fri", "1 * *", "13 * fri", "* 2-4 *", "31 * *", "29 2 *", "30 feb *", "1 jan mon", "1-7 6 *", "*/10 * 0"]
for _ in range(int(sys.argv[1])):
    year, month, day = random.randrange(2020, 2100), random.randrange(1, 13), random.randrange(1, 29)
    time = f"{year}-{month:02}-{day:02}T{random.randrange(24):02}:{random.randrange(60):02}"
    print(time, random.choice(MINUTES), random.choice(HOURS), random.choice(DAYS))
