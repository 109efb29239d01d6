class Limiter:
    def __init__(self, rate, burst):
        self.rate = rate
        self.burst = burst
        self.calls = {}

    def allow(self, key, now):
        calls = self.calls.setdefault(key, [])
        if calls:
            now = max(now, calls[-1][0])
        tokens = self.burst
        last = calls[0][0] if calls else now
        for at, took in calls:
            tokens = min(self.burst, tokens + (at - last) * self.rate) - took
            last = at
        tokens = min(self.burst, tokens + (now - last) * self.rate)
        allowed = tokens >= 1 - 1e-6
        calls.append((now, 1 if allowed else 0))
        return allowed
