class Failed(Exception):
    """What `work` raises. `kind` says what happened."""

    def __init__(self, kind):
        super().__init__(kind)
        self.kind = kind


def retry(work, *, tries, first, cap, deadline, may_retry, chance, sleep, now):
    """What `work()` returns, tried again as the task says. `deadline` may be None."""
    return work()
