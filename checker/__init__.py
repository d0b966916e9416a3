"""The program: the checks, the flow, and the command line."""
