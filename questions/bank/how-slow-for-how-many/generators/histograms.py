"""Histograms of 40 hosts with 400 buckets and so many requests a host, always the same."""
import random
import sys

random.seed(1)
many = int(sys.argv[1])
print("edges", *range(1, 401))
for host in range(many // 100):
    counts = [random.randrange(30) for _ in range(401)]
    print(f"h{host}", *counts)
