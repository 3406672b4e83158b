"""The command `handbook`: gathers the commands, and never shows a traceback."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from generator import __version__
from generator.commands import commands
from generator.commands._shared import stop


class _Handbook(click.Group):
    """The group of commands, which never shows a traceback for a mistake of ours either."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except OSError as error:
            stop(f"{error.filename or 'a file'}: {error.strerror}", 1)
        except Exception as error:
            if os.environ.get("HANDBOOK_DEBUG"):
                raise
            sort = type(error).__name__
            stop(
                f"this is a fault of the program, not of your model ({sort}: {error}); "
                "set HANDBOOK_DEBUG=1 to see where, and report it",
                1,
            )


@click.group(cls=_Handbook, commands=commands(), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="handbook")
def main() -> None:
    """From a YAML operating model to a published governance handbook."""
