class Limiter:
    """Every caller may make `burst` calls at once, and `rate` a second in the long run."""

    def __init__(self, rate, burst):
        self.rate = rate
        self.burst = burst

    def allow(self, key, now):
        """Whether this caller may make a call at `now` (seconds)."""
        return True
