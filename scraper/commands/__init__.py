"""The commands that work with the store, each loaded only when it is called. Arguments in, library calls, exit code."""
