"""How values of a record are written as YAML: the patterns and numbers that Python and the form's script share.

The patterns keep to what Python's `re` and JavaScript's `RegExp` (flag `u`) read alike, and are matched in full.
"""

from __future__ import annotations

from generator.reading.plain_text import REFUSED_CHARACTERS

WIDTH = 120
"""Columns of a line: that of the records, and of the code."""
INDENT = 2

_UNSEEN = "\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff"
_BEGINS = "(?![?:,\\[\\]{}#&*!|>'\"%@`~=< -])(?!.*(?:: | #))"
PLAIN = f"{_BEGINS}[^{_UNSEEN}]*[^{_UNSEEN} :]"
"""A text that needs no quotes on a line of its own."""
PLAIN_IN_FLOW = f"{_BEGINS}[^{_UNSEEN},\\[\\]{{}}]*[^{_UNSEEN},\\[\\]{{}} :]"
"""A text that needs no quotes between brackets."""
TYPED = "[-+]?[.]?[0-9][-+0-9_.,:a-fA-FxXoO]*|[-+]?[.](?:inf|nan)|null|true|false|yes|no|on|off|y|n"
"""A text, in any letters, that some reader of YAML takes for a number, a time, nothing, or yes and no."""
DATE = "[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?"
"""The exception: a date stands bare in every record."""
ESCAPED = f'[{_UNSEEN}"\\\\]'
"""A character that is escaped between double quotes."""
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
"""How; every other one as `\\u` and its number in four figures."""
FOLDED = f"[^{_UNSEEN} ]+(?: [^{_UNSEEN} ]+)*"
"""A text that may be folded over several lines: one blank between its words, and nothing unseen."""
LITERAL = f"[^{_UNSEEN} ](?:[^{_UNSEEN}]*[^{_UNSEEN} ])?(?:\\n+[^{_UNSEEN}]*[^{_UNSEEN} ])*"
"""A text of several lines that may stand as it is."""

STYLE = {
    "width": WIDTH,
    "indent": INDENT,
    "plain": PLAIN,
    "plain_in_flow": PLAIN_IN_FLOW,
    "typed": TYPED,
    "date": DATE,
    "escaped": ESCAPED,
    "escapes": ESCAPES,
    "folded": FOLDED,
    "literal": LITERAL,
    "refused": f"[{REFUSED_CHARACTERS}]",
}
"""The same for the form's script. `refused`: characters that no record may hold; the form drops them."""
