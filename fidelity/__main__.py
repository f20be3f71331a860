"""`python -m fidelity` is the command `fidelity`."""

from fidelity.cli import main

main()
