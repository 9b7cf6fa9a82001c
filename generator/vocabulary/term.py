"""What a closed list is made of: an id that never changes, a label for readers, a definition."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, ClassVar

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema


class Term(StrEnum):
    """One entry of a closed list; its value is the permanent id.

    A member is written `NAME = "id", "label", "definition"`. `SOURCE` names where the list comes from; ids are never
    renamed or reused, labels may change and be translated.
    """

    SOURCE: ClassVar[str]

    def __new__(cls, id_: str, *_facts: Any) -> Term:
        term = str.__new__(cls, id_)
        term._value_ = id_
        return term

    def __init__(self, _id: str, label: str, definition: str = "") -> None:
        self.label = label
        self.definition = definition

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        made = handler.resolve_ref_schema(handler(schema))
        made["enum"] = [term.value for term in cls]
        made["markdownEnumDescriptions"] = [term.described() for term in cls]
        return made

    def described(self) -> str:
        """Label and definition in one sentence, for editors and the glossary."""
        return f"{self.label}. {self.definition}" if self.definition else self.label
