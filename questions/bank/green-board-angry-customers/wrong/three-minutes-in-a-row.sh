#!/bin/bash
# fails: phone-rings
# why: The five minutes are a patience already. Trouble that is only just too much fills them before the three are even counted.
cd /srv/watch || exit 1
sed -i "s/^            if int(status) == 0:/            if 'lb-checker' in agent:/" watch.py
sed -i 's/sum(request.status >= 500 for/sum(request.status >= 500 or request.status == 0 for/' watch.py
sed -i 's/per_host.setdefault(request.host, \[\])/per_host.setdefault("all", [])/' watch.py
sed -i "s/^window_minutes = .*/window_minutes = 5/; s/^above_percent = .*/above_percent = 2/; s/^for_minutes = .*/for_minutes = 3/" /etc/watch/rules.ini
systemctl restart watch.service
