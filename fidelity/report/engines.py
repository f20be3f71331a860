"""The table of back-translation engines: what works here, what is missing, how to get it."""

from __future__ import annotations

from fidelity.back_translate import available


def render(lang: str | None = None) -> str:
    """One line for each engine, with a second one that says how to get what is missing."""
    engines = available(lang)
    width = max(len(engine.name) for engine in engines) + 2
    lines = []
    for engine in engines:
        languages = "any language" if engine.languages == ("*",) else " ".join(engine.languages)
        state = f"ready     {languages}" if engine.usable else f"missing   {engine.missing}"
        lines.append(f"{engine.name:<{width}}{state}")
        if engine.hint:
            lines.append(f"{'':<{width + 10}}{engine.hint}")
    return "\n".join(lines) + "\n"
