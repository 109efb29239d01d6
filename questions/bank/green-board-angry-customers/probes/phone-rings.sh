#!/bin/bash
# Trouble from the tenth minute on: on the small host, on both, and only just too much. Five minutes are granted.
exec timeout 25 python3 - << 'PY'
import json, os, random, subprocess, sys, tempfile
def recorded(minutes, trouble, seed):
    """Replays logs in which trouble(minute) is the share failing on a and on b; also the truth: (second, failed, ms)."""
    lots, truth, logs = random.Random(seed), [], {"a": [], "b": []}
    for second in range(minutes * 60):
        for n in range(12):
            host, when = "ab"[lots.random() < 0.3], 1760000040 + second + n / 12
            if n % 6:
                logs[host].append(f'{when:.3f} GET /healthz 200 2 "lb-checker/2.1"')
                continue
            status, ms, page = "200", int(lots.lognormvariate(5.2 + (host == "b"), 0.7)), lots.choice(["/pay", "/health-food/nuts"])
            if lots.random() < trouble(second // 60)[host == "b"] * (1.7 if "nuts" in page else 0.3):
                status, ms = lots.choice([("000", 10000), ("000", 10000), ("503", ms)])
            truth.append((second, status != "200", ms))
            logs[host].append(f'{when:.3f} GET {page} {status} {ms} "Mozilla/5.0 (X11)"')
    with tempfile.TemporaryDirectory() as folder:
        for host, lines in logs.items():
            open(f"{folder}/{host}.log", "w").write("\n".join(lines) + "\n")
        program = os.environ["BOX"] + "/srv/watch/watch.py"
        rules = os.environ["BOX"] + "/etc/watch/rules.ini"
        run = subprocess.run(["python3", "-B", program, "--replay", folder, "--rules", rules], capture_output=True, text=True)
        try:
            said = {line["minute"]: line for line in map(json.loads, run.stdout.splitlines())}
            assert len(said) == minutes
        except (ValueError, KeyError, TypeError, AssertionError):
            sys.exit(print("A replay does not say what it is to say.") or 1)
    return said, truth
for trouble, seed in ((lambda m: (0.005, 0.25 if m >= 9 else 0.005), 9), (lambda m: (0.06 if m >= 9 else 0.003,) * 2, 10), (lambda m: (0.026 if m >= 9 else 0.003,) * 2, 112)):
    said, _ = recorded(16, trouble, seed)
    if not any(said[minute]["alert"] for minute in range(10, 15)):
        sys.exit(print("Trouble lasted five minutes and nobody's phone rang.") or 1)
print("The phone rings in time.")
PY
