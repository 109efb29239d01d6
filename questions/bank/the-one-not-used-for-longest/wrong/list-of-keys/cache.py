class Cache:
    def __init__(self, room):
        self.room = room
        self.values = {}
        self.order = []

    def get(self, key):
        if key not in self.values:
            return None
        self.order.remove(key)
        self.order.append(key)
        return self.values[key]

    def put(self, key, value):
        if key in self.values:
            self.order.remove(key)
        self.values[key] = value
        self.order.append(key)
        if len(self.order) > self.room:
            del self.values[self.order.pop(0)]

    def __len__(self):
        return len(self.values)
