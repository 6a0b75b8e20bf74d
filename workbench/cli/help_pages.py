"""What `--help` says of a verb, in the reader's language."""

import inspect
from collections.abc import Iterator
from typing import Any

import typer

from workbench.texts import ENGLISH, Message, Texts, say

_Row = tuple[str, str]


def help_in(application: typer.Typer, texts: Texts) -> Any:
    """Return the command that runs an application, with help in the words of a language."""
    root = typer.main.get_command(application)
    for _, command in _commands(root):
        command.texts = texts
    return root


def help_sentences(application: typer.Typer) -> Iterator[tuple[str, str]]:
    """Yield every sentence that the help is made of, each with the module that says it."""
    for module, command in _commands(typer.main.get_command(application)):
        said = [*_paragraphs(command), *(_help(each) for each in command.params)]
        yield from ((module, each) for each in said if _is_sentence(each))


def write_help(command: Any, context: Any, formatter: Any) -> None:
    """Write how a command is typed, what it does, and each word and option it takes."""
    texts: Texts = command.texts
    parameters = command.get_params(context)
    typed = [each for each in parameters if each.param_type_name == "argument"]
    options = [each for each in parameters if each.param_type_name == "option"]
    verbs = getattr(command, "commands", {})
    usage = [context.command_path, texts.say(say("[OPTIONS]")), *map(_placed, typed)]
    usage += [texts.say(say("VERB …"))] if verbs else []
    formatter.write(texts.say(say("Usage: {command}", command=" ".join(usage))) + "\n")
    for paragraph in _paragraphs(command):
        formatter.write_paragraph()
        formatter.write_text(_in_words(texts, paragraph))
    given = [(_name(each), _told(texts, each)) for each in typed]
    chosen = [(_named(each), _told(texts, each)) for each in options]
    below = [(name, _in_words(texts, next(_paragraphs(verb), ""))) for name, verb in verbs.items()]
    _list(formatter, texts, say("What you give"), given)
    _list(formatter, texts, say("Options"), chosen)
    _list(formatter, texts, say("Verbs"), below)


class HelpPage:
    """A command whose help page is ours, for the library knows English only."""

    texts: Texts = ENGLISH

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page in the language that `help_in` has set."""
        write_help(self, ctx, formatter)


def _commands(command: Any) -> Iterator[tuple[str, Any]]:
    # A family without a function of its own is said where it is put together.
    module = getattr(command.callback, "__module__", "workbench.cli.verbs")
    yield f"{module.replace('.', '/')}.py", command
    for each in getattr(command, "commands", {}).values():
        yield from _commands(each)


def _list(formatter: Any, texts: Texts, title: Message, rows: list[_Row]) -> None:
    if rows:
        with formatter.section(texts.say(title)):
            formatter.write_dl(rows)


def _paragraphs(command: Any) -> Iterator[str]:
    for each in inspect.cleandoc(command.help or "").split("\n\n"):
        if each:
            yield " ".join(each.split())


def _help(parameter: Any) -> str:
    if "--help" in parameter.opts:
        return ""
    return parameter.help or ""


def _told(texts: Texts, parameter: Any) -> str:
    if "--help" in parameter.opts:
        return texts.say(say("Show this page."))
    told = _in_words(texts, _help(parameter))
    if parameter.param_type_name == "option" and parameter.required:
        return texts.say(say("{words} [required]", words=told))
    if parameter.default and isinstance(parameter.default, str):
        return texts.say(say("{words} [default: {value}]", words=told, value=parameter.default))
    return told


def _is_sentence(text: str) -> bool:
    """Whether a text is words to read; those to type, such as `yearly, once`, have no full stop."""
    return text.endswith(".")


def _in_words(texts: Texts, text: str) -> str:
    return texts.say(Message(text)) if _is_sentence(text) else text


def _name(parameter: Any) -> str:
    return str(parameter.name).upper()


def _placed(parameter: Any) -> str:
    return _name(parameter) if parameter.required else f"[{_name(parameter)}]"


def _named(parameter: Any) -> str:
    option = ", ".join(parameter.opts)
    return option if parameter.is_flag else f"{option} …"
