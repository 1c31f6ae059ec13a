"""The command line from a checkout: `python cli.py` is `carewire`."""

from carewire.cli import cli, main

__all__ = ["cli", "main"]

if __name__ == "__main__":
    main()
