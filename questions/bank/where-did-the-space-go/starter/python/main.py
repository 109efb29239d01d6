import sys


def main():
    for line in sys.stdin.buffer:
        pass


main()
