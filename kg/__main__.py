"""Run the command line: ``python -m kg``."""

from kg.cli.main import main

if __name__ == "__main__":
    main()
