class Cache:
    def __init__(self, room):
        self.room = room
        self.values = {}

    def get(self, key):
        return self.values.get(key)

    def put(self, key, value):
        self.values[key] = value
        if len(self.values) > self.room:
            del self.values[next(iter(self.values))]

    def __len__(self):
        return len(self.values)
