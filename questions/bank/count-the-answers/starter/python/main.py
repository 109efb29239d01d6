import sys


def main():
    for line in sys.stdin:
        print(line, end="")


main()
