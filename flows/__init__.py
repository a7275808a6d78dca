"""Orchestration: the command line, the flow, its schedule, the worker processes."""
