#!/usr/bin/python3
"""The gallery, as far as this machine sees it: a customer uploads a photo every few seconds."""
import json
import os
import sys
import time

INCOMING = "/var/spool/previews/incoming"
NEXT = "/var/lib/gallery/next"
NAMES = ["IMG_{:04d}.jpg", "garden_{:d}.png", "DSC{:05d}.jpeg", "balcony in june {:d}.jpg", "before-after-{:d}.png"]
ALBUMS = ["Harvest", "Balcony", "First steps", "Wedding", "Allotment 14"]


def upload(number, name=None, album=None):
    photo = bytes((number * 37 + x * y + 3 * x) % 256 for y in range(16) for x in range(16))
    facts = {
        "number": number,
        "name": name or NAMES[number % 5].format(number * 13 % 5000),
        "album": album or ALBUMS[number % 5],
        "photo": photo.hex(),
    }
    with open(f"{INCOMING}/.{number:06d}", "w", encoding="utf-8") as job:
        json.dump(facts, job)
    os.rename(f"{INCOMING}/.{number:06d}", f"{INCOMING}/{number:06d}.job")
    with open(f"{NEXT}.tmp", "w", encoding="utf-8") as next_number:
        next_number.write(f"{number + 1}\n")
    os.replace(f"{NEXT}.tmp", NEXT)


def next_number():
    with open(NEXT, encoding="utf-8") as text:
        return int(text.read())


if __name__ == "__main__":
    if len(sys.argv) > 1:
        upload(next_number(), *sys.argv[1:])
    while len(sys.argv) == 1:
        upload(next_number())
        time.sleep(4)
