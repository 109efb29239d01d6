#!/bin/bash
# fails: still-after-boot
# why: All is well until the machine is rebooted; then the kernel cuts the queue to eight again.
python3 - << 'PY'
path = "/usr/local/lib/fair/tickets.py"
text = open(path).read()
text = text.replace("request_queue_size = 1", "request_queue_size = 512").replace("HTTPServer", "ThreadingHTTPServer")
text = text.replace("        number = self.last + 1\n", "        self.last = number = self.last + 1\n").replace("        self.last = number\n", "")
open(path, "w").write(text)
PY
sysctl -q -w net.core.somaxconn=512
systemctl restart tickets.service
