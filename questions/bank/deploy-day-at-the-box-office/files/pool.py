"""Connections to the database, opened when needed and kept for the next who asks."""
import threading
import time

import psycopg2

PATIENCE = 5.0


class PoolEmpty(Exception):
    pass


class Pool:
    def __init__(self, dsn, size):
        self.dsn = dsn
        self.size = size
        self.free = []
        self.taken = set()
        self.change = threading.Condition()
        self.opening = 0

    def take(self):
        """A connection for the caller alone, who must give it back. Waits for one if all are taken."""
        until = time.monotonic() + PATIENCE
        with self.change:
            while not self.free and len(self.taken) + self.opening >= self.size:
                if not self.change.wait(until - time.monotonic()):
                    raise PoolEmpty(f"nothing free in the pool: {len(self.taken)} of {self.size} are taken")
            if self.free:
                connection = self.free.pop()
                self.taken.add(connection)
                return connection
            self.opening += 1
        connection = None
        try:
            connection = psycopg2.connect(self.dsn)
            return connection
        finally:
            with self.change:
                self.opening -= 1
                if connection is not None:
                    self.taken.add(connection)
                self.change.notify()

    def give_back(self, connection):
        """For the next one; a broken connection is not kept."""
        with self.change:
            self.taken.discard(connection)
            if not connection.closed:
                self.free.append(connection)
            self.change.notify()
