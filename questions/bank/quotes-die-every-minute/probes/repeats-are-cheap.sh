#!/bin/bash
# The same three products again, under new request numbers: nothing may be calculated anew. The service says so itself, or its work does.
set -u
url=http://127.0.0.1:8090
curl -s -o /dev/null --retry 5 --retry-delay 1 --retry-connrefused $url/stats || { echo 'The service does not answer.'; exit 1; }
ask() { curl -s --max-time 8 -o /dev/null -D - "$url/quote?product=[11-13]&quantity=30&request=$1-[1-2]" | tr -d '\r'; }
worked() { cut -d ' ' -f 1 "/proc/${pid:-none}/schedstat" 2> /dev/null; }
pid=$(head -n 1 "$BOX/sys/fs/cgroup/system.slice/quotes.service/cgroup.procs" 2> /dev/null)
ask "R$$" > /dev/null
least=''
# The shop asks at the same time, and may be the first to ask for a product: the cheapest of three rounds counts.
for round in 1 2 3; do
  before=$(worked)
  answers=$(ask "S$$-$round")
  after=$(worked)
  repeats=$(grep -ci '^x-quote: cached$' <<< "$answers")
  [ "$repeats" = 6 ] && { echo 'Of 6 repeated quotes 6 needed no new calculation.'; exit 0; }
  if [ -z "$before" ] || [ -z "$after" ] || [ "$(grep -c '^HTTP/1.* 200 ' <<< "$answers")" != 6 ]; then continue; fi
  [ -n "$least" ] && [ "$least" -le $((after - before)) ] || least=$((after - before))
done
if [ -n "$least" ]; then
  # Whoever remembers in another way need not say so. Six price tables, calculated here, are the measure: half of that work is too much.
  six=$(python3 -c '
import time
def cents(p, q): return (350 + p * 37) * (1000 - min(300, q // 5)) // 1000
def table(p):
    return "\n".join(f"{q:6d} pieces {cents(p, q):8d} cents each {q * cents(p, q):12d} in all".ljust(64) for q in range(1, 2001)).encode()
table(1)
begun = time.process_time_ns()
for p in (11, 12, 13, 11, 12, 13): table(p)
print(time.process_time_ns() - begun)' 2> /dev/null)
  [ -n "$six" ] && [ $((2 * least)) -lt "$six" ] && { echo 'Six repeated quotes cost little work.'; exit 0; }
fi
echo "Of 6 repeated quotes only $repeats needed no new calculation."
exit 1
