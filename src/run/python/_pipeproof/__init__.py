"""The Python side of pipeproof: runs scripts, alone or forked from a warm server. Standard library only."""

import sys

PROTOCOL = 2

# what every interpreter has loaded when a script begins
STARTED = frozenset(sys.modules)
