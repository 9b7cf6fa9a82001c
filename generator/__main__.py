"""`python -m generator` is the same as `evidence`."""

from generator.cli import main

main()
