#!/bin/bash
# fails: repeats-are-cheap
# why: Without its memory the service is small and slow.
sed -i '/self.cache.put(url.query, page)/d' /usr/local/lib/quotes/quotes.py
systemctl restart quotes.service
