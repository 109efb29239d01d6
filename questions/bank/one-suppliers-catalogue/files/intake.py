#!/usr/bin/python3
"""Takes one catalogue after the other, in the order of their names, and gives it to catconv."""
import subprocess
import time
from pathlib import Path

ROOT = Path("/srv/intake")


def take(path):
    """True when the catalogue went through."""
    result = (ROOT / "out" / path.name).with_suffix(".dat")
    part = result.with_suffix(".part")
    with part.open("wb") as out:
        ended = subprocess.run(["/usr/local/bin/catconv", str(path)], stdout=out, stderr=subprocess.PIPE, check=False)
    for line in ended.stderr.decode(errors="replace").splitlines():
        print(line, flush=True)
    if ended.returncode != 0:
        part.unlink()
        how = f"was ended by signal {-ended.returncode}" if ended.returncode < 0 else f"ended with {ended.returncode}"
        print(f"{path.name}: catconv {how}; it stays where it is", flush=True)
        return False
    part.rename(result)
    path.rename(ROOT / "done" / path.name)
    print(f"{path.name}: done", flush=True)
    return True


while True:
    waiting = sorted((ROOT / "in").glob("*.txt"))
    if waiting and not take(waiting[0]):
        time.sleep(10)
    elif not waiting:
        time.sleep(1)
