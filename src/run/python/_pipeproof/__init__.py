"""The Python side of pipeproof: runs scripts, alone or forked from a warm server. Standard library only."""

PROTOCOL = 1
