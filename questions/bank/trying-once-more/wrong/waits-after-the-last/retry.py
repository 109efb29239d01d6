class Failed(Exception):
    def __init__(self, kind):
        super().__init__(kind)
        self.kind = kind


def retry(work, *, tries, first, cap, deadline, may_retry, chance, sleep, now):
    start = now()
    last = None
    for number in range(tries):
        try:
            return work()
        except Failed as error:
            if not may_retry(error):
                raise
            last = error
        wait = chance() * min(cap, first * 2**number)
        if deadline is not None and now() + wait > start + deadline:
            break
        sleep(wait)
    raise last
