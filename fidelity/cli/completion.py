"""The command `fidelity completion`: the tab key completes commands, options and their values."""

from __future__ import annotations

import click

from fidelity.cli.output import show

_PROGRAM = "fidelity"
VARIABLE = "_FIDELITY_COMPLETE"


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what a shell needs to complete commands, options and names of checks.

    \b
    eval "$(fidelity completion bash)"                                    in ~/.bashrc
    eval "$(fidelity completion zsh)"                                     in ~/.zshrc
    fidelity completion fish > ~/.config/fish/completions/fidelity.fish
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None  # click knows all three
    root = context.find_root().command
    maker = found(root, {}, _PROGRAM, VARIABLE)
    show(maker.source_template % maker.source_vars())


def checks(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """The names of checks that begin so."""
    from fidelity.checks import CHECKS

    return [name for name in CHECKS if name.startswith(incomplete)]


def engines(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """The names of engines that begin so; after a comma, those of a second one."""
    from fidelity.back_translate.registry import engine_names

    first, comma, begun = incomplete.rpartition(",")
    return [f"{first}{comma}{name}" for name in ("auto", *engine_names()) if name.startswith(begun)]


def layers(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """The names of layers that begin so, after those that stand there already."""
    from fidelity.model import Layer

    first, comma, begun = incomplete.rpartition(",")
    named = first.split(",")
    left = (layer.value for layer in Layer if layer.value not in named)
    return [f"{first}{comma}{name}" for name in left if name.startswith(begun)]
