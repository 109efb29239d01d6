ALMOST = 1e-6


class Limiter:
    """Every caller may make `burst` calls at once, and `rate` a second in the long run."""

    def __init__(self, rate, burst):
        self.rate = rate
        self.burst = burst
        self.buckets = {}

    def allow(self, key, now):
        """Whether this caller may make a call at `now` (seconds)."""
        tokens, updated = self.buckets.get(key, (self.burst, now))
        now = max(now, updated)
        tokens = min(self.burst, tokens + (now - updated) * self.rate)
        allowed = tokens >= 1 - ALMOST
        self.buckets[key] = (tokens - 1 if allowed else tokens, now)
        return allowed
