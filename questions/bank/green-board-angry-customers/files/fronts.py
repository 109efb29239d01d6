#!/usr/bin/python3
"""The two front ends of the shop, as far as their logs go. fronts.py [MINUTES] writes that many minutes that have passed already."""
import random
import sys
import time
from pathlib import Path

LOGS = Path("/var/log/front")
PAGES = ["/", "/fruit", "/bread", "/basket", "/pay", "/health-food/oats", "/health-food/nuts", "/account"]
BROWSERS = ["Mozilla/5.0 (X11)", "Mozilla/5.0 (iPhone)", "Mozilla/5.0 (Android)"]
lots = random.Random(731)


def customer(when):
    host = "b" if lots.random() < 0.3 else "a"
    ms = int(lots.lognormvariate(5.2, 0.7)) + 20
    status = 200
    bad = lots.random()
    if bad < (0.18 if host == "b" else 0.005):
        status, ms = ("000", 10000) if lots.random() < 0.8 else (502, ms)
    return host, f'{when:.3f} GET {lots.choice(PAGES)} {status} {ms} "{lots.choice(BROWSERS)}"\n'


def checker(when):
    host = "ab"[int(when * 10) % 2]
    return host, f'{when:.3f} GET /healthz 200 {lots.randint(1, 3)} "lb-checker/2.1"\n'


def second(when):
    lines = {"a": [], "b": []}
    for n in range(22):
        host, line = (customer if n % 11 == 5 else checker)(when + n / 22)
        lines[host].append(line)
    return lines


def write(lines):
    for host, text in lines.items():
        with open(LOGS / f"{host}.log", "a") as file:
            file.writelines(text)


if len(sys.argv) > 1:
    now = int(time.time())
    whole = {"a": [], "b": []}
    for when in range(now - 60 * int(sys.argv[1]), now):
        for host, lines in second(when).items():
            whole[host] += lines
    write(whole)
else:
    lots.seed()
    while True:
        write(second(time.time() - 1))
        time.sleep(1)
