"""The template environment of one language: sentences are said when a template is compiled, not when it is rendered."""

import hashlib
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.bccache import Bucket
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer

from site_builder import memory
from site_builder.language import Translator, translator

HERE = Path(__file__).parent


class _Said(NodeTransformer):
    """Puts the translation in the place of every `_('…')` without values, so that it becomes plain text of the page."""

    def __init__(self, tell: Translator) -> None:
        self.tell = tell

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        """Replace the call if all of it is known."""
        self.generic_visit(node)
        name, arguments = node.node, node.args
        if isinstance(name, nodes.Name) and name.name == "_" and len(arguments) == 1 and not node.kwargs:
            sentence = arguments[0]
            if isinstance(sentence, nodes.Const):
                return nodes.Const(self.tell(sentence.value), lineno=node.lineno)
        return node


class _Component(Template):
    """A template whose macros depend on nothing but what they are given: made into a module once."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        if self._module is None:
            self._module = self.make_module()
        return self._module


class _Environment(Environment):
    """An environment that says everything in one language."""

    template_class = _Component

    def __init__(self, tell: Translator, **options: Any) -> None:
        super().__init__(**options)
        self.tell = tell
        self.globals.update(_=tell, ngettext=tell.plural, language=tell.language)

    def _generate(self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False) -> str:
        return super()._generate(_Said(self.tell).visit(source), name, filename, defer_init)


class _Compiled(BytecodeCache):
    """Compiled templates as builds remember things: a damaged one is compiled again, never run."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder, name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept, if it is whole."""
        if isinstance(kept := memory.recall(self._path(bucket)), bytes):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        memory.remember(self._path(bucket), bucket.bytecode_to_string())

    def _path(self, bucket: Bucket) -> Path:
        return self.folder / f"{self.name}-{bucket.key}"


def environment(language: str, cache: Path | None = None) -> Environment:
    """The templates in one language. Autoescape always; an unknown name is an error.

    Compiled templates are kept in `cache` under names that change with the sentences.
    """
    tell = translator(language)
    bytecode = None
    if cache:
        said = hashlib.sha256(repr(sorted(tell.sentences.items())).encode()).hexdigest()[:12]
        bytecode = _Compiled(cache, f"{language}-{said}")
    return _Environment(
        tell, loader=FileSystemLoader([HERE / "templates", HERE / "components"]), autoescape=True, trim_blocks=True,
        lstrip_blocks=True, undefined=StrictUndefined, bytecode_cache=bytecode, auto_reload=False)
