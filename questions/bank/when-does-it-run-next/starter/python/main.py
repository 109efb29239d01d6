import sys


def main():
    for line in sys.stdin:
        pass


main()
