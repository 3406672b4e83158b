"""`python -m generator` is the command `handbook`."""

from generator.cli import main

main()
