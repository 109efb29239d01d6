class Failed(Exception):
    """What `work` raises. `kind` says what happened."""

    def __init__(self, kind):
        super().__init__(kind)
        self.kind = kind


def retry(work, *, tries, first, cap, deadline, may_retry, chance, sleep, now):
    """What `work()` returns, tried again as the task says. `deadline` may be None."""
    end = None if deadline is None else now() + deadline
    longest = min(first, cap)
    for left in range(tries - 1, -1, -1):
        try:
            return work()
        except Failed as error:
            if left == 0 or not may_retry(error):
                raise
            wait = chance() * longest
            if end is not None and now() + wait > end:
                raise
        sleep(wait)
        longest = min(longest * 2, cap)
