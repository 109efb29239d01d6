import sys

if len(sys.argv) != 2 or not sys.argv[1].isdigit() or int(sys.argv[1]) < 1:
    print("usage: main.py HOW_MANY", file=sys.stderr)
    sys.exit(2)
size = int(sys.argv[1])
lines = [line.strip() for line in sys.stdin]
code = 0
for i in range(len(lines)):
    if not lines[i]:
        continue
    if not lines[i].isdigit():
        print("line", i + 1, file=sys.stderr)
        code = 1
        continue
    values = sorted(int(x) for x in lines[max(0, i - size + 1) : i + 1] if x.isdigit())
    middle = len(values) // 2
    if len(values) % 2:
        print(values[middle])
    else:
        total = values[middle - 1] + values[middle]
        print(total // 2 if total % 2 == 0 else f"{total // 2}.5")
sys.exit(code)
