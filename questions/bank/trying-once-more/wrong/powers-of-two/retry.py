class Failed(Exception):
    def __init__(self, kind):
        super().__init__(kind)
        self.kind = kind


def retry(work, *, tries, first, cap, deadline, may_retry, chance, sleep, now):
    start = now()
    errors = []
    for number in range(tries):
        try:
            return work()
        except Failed as error:
            errors = errors + [error]
            if number == tries - 1 or not may_retry(error):
                raise
            # The waits so far, each twice the one before.
            waits = [2**n for n in range(number + 1)][-1:]
            steps = int(cap / first) + 1
            wait = chance() * min(cap, first * min(waits[0], steps))
            if deadline is not None and now() + wait > start + deadline:
                raise
            sleep(wait)
