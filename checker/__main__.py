"""`python -m checker` is the command `tallymark`."""

from checker.cli import main

if __name__ == "__main__":
    main()
