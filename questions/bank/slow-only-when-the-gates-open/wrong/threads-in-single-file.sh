#!/bin/bash
# fails: bus-in-time
# why: The lock is held while the bank is asked, so forty threads stand in the same queue as before.
sed -i 's/request_queue_size = 1/request_queue_size = 512/; s/HTTPServer/ThreadingHTTPServer/' /usr/local/lib/fair/tickets.py
sed -i 's/^import socket$/import socket\nimport threading/; s/^SOLD = /DOOR = threading.Lock()\nSOLD = /' /usr/local/lib/fair/tickets.py
sed -i 's/self.answer(200, {"ticket": numbers.sell()})/with DOOR:\n                self.answer(200, {"ticket": numbers.sell()})/' \
  /usr/local/lib/fair/tickets.py
sed -i 's/^net.core.somaxconn.*/net.core.somaxconn = 512/' /etc/sysctl.d/60-small-machine.conf
systemctl restart sysctl-net.service tickets.service
