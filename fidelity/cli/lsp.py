"""The command `fidelity lsp`: the language server, for editors."""

from __future__ import annotations

import click

from fidelity.cli.options import config_option, engine_options, told
from fidelity.errors import UsageError


@click.command()
@engine_options
@config_option
def lsp(
    engine: str | None,
    layers: str | None,
    fail_on: str | None,
    neural: str | None,
    glossary: tuple[str, ...],
    config: str | None,
) -> None:
    """Show findings in an editor, by the Language Server Protocol over standard input and output.

    Translations are found by the layout in [tool.fidelity]. Findings stand beside their words; the
    mouse over a paragraph shows its original and back-translation; a finding can be mended or
    accepted from the editor's list of actions. Needs the extra lsp.

    \b
    Neovim:  vim.lsp.start({ name = "fidelity", cmd = { "fidelity", "lsp" } })
    Helix:   [language-server.fidelity]  command = "fidelity"  args = ["lsp"]
    """
    try:
        from fidelity.lsp.server import make_server
    except ModuleNotFoundError as error:
        hint = "pip install 'translation-fidelity[lsp]'"
        raise UsageError("lsp", f"the package {error.name} is not installed", hint) from error
    # The configuration may be edited while the server runs: it is read anew for each check.
    make_server(lambda: told(config, engine, layers, fail_on, neural, glossary)).start_io()
