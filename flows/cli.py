"""The command line. What a command needs it imports itself, so that --help, sql and extract start at once."""

import argparse
import errno
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version

EXIT_CODES = """\
exit codes:
  0  done; refused documents are in quarantine, they are no failure
  1  not published: a critical expectation failed, or a worker process was lost
  2  the command makes no sense as given: a path that does not exist, SQL that does not parse
  3  the lake is being written by another process
  4  the disk is full or cannot be read or written
  130, 143  stopped by Ctrl-C, by SIGTERM
"""
COMMANDS = {
    "run": "read pages and archives into a lake, check them, publish the warehouse and its report",
    "extract": "turn documents into JSON records, without a lake",
    "explain": "show why an article is as it is: blocks, dates, language, origin",
    "sql": "ask the published warehouse, read-only",
    "schedule": "run on a cron schedule",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = make_parser()
    options = parser.parse_args(arguments)
    try:
        return int(options.call(options) or 0)
    except KeyboardInterrupt as error:
        number = getattr(error, "signal", signal.SIGINT)
        return _fail("interrupted; what was published before is untouched", 128 + number)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _fail(_storage(error), 4)
    except (ValueError, RuntimeError) as error:
        return _fail(str(error), _code(error))


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; each command's module declares its own arguments."""
    parser = argparse.ArgumentParser(
        prog="copydesk", description="Turns piles of news pages into a warehouse that people can trust.",
        epilog=EXIT_CODES, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"copydesk {version('copydesk')}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, meaning in COMMANDS.items():
        module = import_module(f"flows.commands.{name}")
        command = commands.add_parser(
            name, help=meaning, description=module.__doc__, epilog=module.EXAMPLES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )  # fmt: skip
        module.declare(command)
        command.set_defaults(call=module.call)
    return parser


def _code(error: Exception) -> int:
    """Return the exit code of an error by its class's name, so that no library is imported for the question."""
    names = {kind.__name__ for kind in type(error).__mro__}
    if "LakeBusy" in names:
        return 3
    if "NotPublished" in names:
        return 4
    return 1 if {"ChecksFailed", "WorkerLost"} & names or not isinstance(error, ValueError) else 2


def _storage(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "the disk is full; the last version is intact: make room, then give the same command again"
    return f"{error.filename or 'storage'}: {error.strerror or error}"


def _fail(message: str, code: int) -> int:
    print(f"copydesk: {message}", file=sys.stderr)
    return code
