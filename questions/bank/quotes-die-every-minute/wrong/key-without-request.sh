#!/bin/bash
# fails: own-answer
# why: The right key for the wrong thing: the remembered page carries the first customer's request number.
sed -i 's/self.cache.get(url.query)/self.cache.get((product, quantity))/; s/self.cache.put(url.query, page)/self.cache.put((product, quantity), page)/' \
  /usr/local/lib/quotes/quotes.py
systemctl restart quotes.service
