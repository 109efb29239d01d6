class Cache:
    """Keeps at most `room` values. When it is full, the one that was not used for longest goes."""

    def __init__(self, room):
        self.room = room

    def get(self, key):
        """The value, or None. Asking for a key counts as using it."""
        return None

    def put(self, key, value):
        """Keeps the value. Writing a key again counts as using it and takes no more room."""

    def __len__(self):
        return 0
