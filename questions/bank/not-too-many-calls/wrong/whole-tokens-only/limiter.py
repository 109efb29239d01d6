class Limiter:
    def __init__(self, rate, burst):
        self.rate = rate
        self.burst = burst
        self.buckets = {}

    def allow(self, key, now):
        tokens, updated = self.buckets.get(key, (self.burst, now))
        if now > updated:
            tokens = min(self.burst, tokens + int((now - updated) * self.rate + 1e-6))
            updated = now
        allowed = tokens >= 1
        self.buckets[key] = (tokens - allowed, updated)
        return allowed
