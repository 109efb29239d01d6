#!/bin/bash
# The check that is on disk, sent to a server that can serve and to the one that cannot: it must tell them apart.
exec python3 - << 'PY'
import http.client, os, re, sys
text = open(os.environ["BOX"] + "/etc/haproxy/haproxy.cfg").read()
part = "\n".join(line.split("#")[0].strip() for line in text.splitlines())
if "option httpchk" not in part:
    sys.exit(print("The load balancer no longer asks the servers for a page.") or 1)
send = (re.findall(r"^http-check send (.*)$", part, re.M) + [""])[0]
old = re.search(r"^option httpchk(?: +(GET|HEAD|OPTIONS))?(?: +(/\S*))?(.*)$", part, re.M)
method = (re.search(r"\bmeth (\S+)", send) or [0, old[1] or "GET"])[1]
path = (re.search(r"\buri (\S+)", send) or [0, old[2] or "/"])[1]
host = re.search(r"hdr [Hh]ost \"?([^\s\"]+)", send) or re.search(r"[Hh]ost:(?:\\ |\s)*([\w.-]+)", old[3] or "")
expect = re.findall(r"^http-check expect (?:min-recv \S+ |comment \S+ )*(!?) *(\w+) +(.*)$", part, re.M) or [("", "rstatus", "^[23]")]
def healthy(server):
    ask = http.client.HTTPConnection(server, 8080, timeout=4)
    ask.putrequest(method, path, skip_host=True)
    if host:
        ask.putheader("Host", host[1])
    ask.endheaders()
    got = ask.getresponse()
    body = got.read().decode(errors="replace")
    for no, kind, want in expect:
        want = want.strip().strip("\"'").replace("\\ ", " ")
        if kind == "status":
            spans = [(span + "-" + span).split("-") for span in want.split(",")]
            met = any(int(span[0]) <= got.status <= int(span[1]) for span in spans)
        else:
            met = {"rstatus": re.search(want, str(got.status)), "string": want in body, "rstring": re.search(want, body)}.get(kind, True)
        if bool(met) == bool(no):
            return False
    return True
if not healthy("127.0.0.11"):
    sys.exit(print("The load balancer's check fails for a server that can serve.") or 1)
if healthy("127.0.0.13"):
    sys.exit(print("The load balancer's check passes for a server that cannot serve.") or 1)
print("The check on disk tells a server that can serve from one that cannot.")
PY
