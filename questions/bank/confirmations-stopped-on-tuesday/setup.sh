#!/bin/bash
# Builds jobs-1 some days after a Tuesday: fourteen orders wait for their confirmation, and the program that sends it does not start.
set -eu
src=/run/greenroom-setup

for user in confirm relay; do
  useradd --system --user-group --home-dir /nonexistent --shell /usr/sbin/nologin $user
done
useradd --create-home --shell /bin/bash iris
useradd --create-home --shell /bin/bash packing
mkdir -p /srv/jobs /srv/jobs-2024 /srv/orders /usr/local/lib/relay /home/iris/try
install -m 644 $src/jobs/*.py $src/jobs/CHANGES /srv/jobs/
install -m 644 $src/jobs-2024/*.py /srv/jobs-2024/
install -m 644 $src/jobs/confirmations.py $src/jobs/texts.py $src/jobs-2024/rates.py /home/iris/try/
sed -i 's/8070/8079/; s#^ORDERS = .*#ORDERS = Path("/home/iris/try/orders")#' /home/iris/try/confirmations.py
install -d /home/iris/try/orders/waiting /home/iris/try/orders/confirmed
chown -R iris: /home/iris
install -m 755 $src/print-labels /usr/local/bin/print-labels
install -m 755 $src/relay.py /usr/local/lib/relay/relay.py
install -m 644 $src/jobs.default /etc/default/jobs
install -m 644 $src/confirmations.service $src/relay.service /etc/systemd/system/
touch -d '8 months ago' /srv/jobs-2024/*.py /etc/default/jobs /etc/systemd/system/confirmations.service /srv/jobs/confirmations.py
# The days that notes and prompt name. On a Tuesday that is the one before.
touch -d 'last tuesday 15:20 4 days ago' /srv/jobs/texts.py
touch -d 'last tuesday 17:40' /srv/jobs/email.py /srv/jobs-2024/email.py /srv/jobs/labels.py /srv/jobs/CHANGES
rm -rf $src

install -d -o confirm -g confirm /srv/orders/waiting /srv/orders/confirmed
install -d -o relay -g relay -m 755 /var/spool/relay
python3 - << 'PY'
import json
names = ["Ada Rowe", "Ben Marsh", "Cleo Hill", "Dan Frost", "Eve Lane", "Finn Bay", "Gil Moor"]
titles = ["Notebook, linen", "Guest book", "Album, large", "Diary 2026"]
for n in range(1, 31):
    number = 4100 + n
    name = names[n % 7]
    order = {"order": number, "customer": name, "mail": f" {name.replace(' ', '.')}@Post.EXAMPLE ", "street": f"{n} Mill Road",
             "title": titles[n % 4], "grams": 120 * n, "cents": 900 + 85 * n}
    state = "confirmed" if n <= 16 else "waiting"
    with open(f"/srv/orders/{state}/{number}.json", "w") as file:
        json.dump(order, file)
PY
chown confirm: /srv/orders/*/*.json
touch -d 'last tuesday 11:05' /srv/orders/confirmed/*.json
touch -d 'last tuesday 19:30' /srv/orders/waiting/*.json
cp /srv/orders/confirmed/4103.json /home/iris/try/orders/confirmed/
chown -R iris: /home/iris/try

systemctl daemon-reload
systemctl enable --quiet --now relay.service confirmations.service 2> /dev/null
for _ in $(seq 100); do
  journalctl -u confirmations.service -o cat 2> /dev/null | grep -q 'is not a package' && break
  sleep 0.1
done
journalctl -u confirmations.service -o cat | grep -q 'is not a package'
runuser -u packing -- print-labels 4117 | grep -q 'Dan.Frost@post.example'
