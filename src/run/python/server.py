"""Starts the warm server; its settings come as one line of JSON on standard input."""

import sys

from _pipeproof.server import main

# nothing of ours may hide a module of the user's
sys.path.pop(0)
main()
