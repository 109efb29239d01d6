from collections import OrderedDict


class Cache:
    """Keeps at most `room` values. When it is full, the one that was not used for longest goes."""

    def __init__(self, room):
        self.room = room
        self.values = OrderedDict()

    def get(self, key):
        """The value, or None. Asking for a key counts as using it."""
        if key not in self.values:
            return None
        self.values.move_to_end(key)
        return self.values[key]

    def put(self, key, value):
        """Keeps the value. Writing a key again counts as using it and takes no more room."""
        self.values[key] = value
        self.values.move_to_end(key)
        if len(self.values) > self.room:
            self.values.popitem(last=False)

    def __len__(self):
        return len(self.values)
