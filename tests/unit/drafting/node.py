"""The scripts of the form under Node, so that what they write can be laid beside what Python writes."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from generator.drafting.specification import specification
from generator.publishing.json_schema import record_schemas
from generator.reading.messages import message_data
from tests.conftest import ROOT, cannot_run

RUNNER = """
import { readFileSync } from "node:fs";
import { Figure, yamlWriter } from "./record-yaml.js";
import { draftOf } from "./record-draft.js";
import { figureOf, plannedPaths, recordRules } from "./record-rules.js";

const { verb, spec, schemas, messages, asked } = JSON.parse(readFileSync(0, "utf8"), (_, value) =>
  value && typeof value === "object" && "$figure" in value ? new Figure(value.$figure) : value);
const rulesOf = (kind) => recordRules(schemas[kind], messages);
const planned = ({ kind, design }) => new Set(plannedPaths(spec.kinds[kind].plan, design));
const typed = (record, path) => {
  const steps = path.split(".");
  const name = steps.pop();
  const part = steps.reduce((inner, step) => inner[step], record);
  part[name] = figureOf(part[name]);
  return record;
};
const judged = (asked) => rulesOf(asked.kind).problems(asked.record, planned(asked));
const verbs = {
  problems: judged,
  typed: (asked) => judged({ ...asked, record: typed(asked.record, asked.at) }),
  ordered: ({ kind, record }) => rulesOf(kind).inOrder(record),
  drafts: (contents) => yamlWriter(spec).draftText(spec.kinds[contents.kind].plan, contents),
  publications: (facts) => draftOf({ ...facts, taken: new Set(facts.taken) }, spec),
};
process.stdout.write(JSON.stringify(asked.map(verbs[verb])));
"""


def run(verb: str, asked: list[Any]) -> list[Any]:
    """What the scripts answer to each thing asked."""
    program = shutil.which("node")
    if program is None:
        cannot_run("Node is not installed, so the form's script was not compared with Python")
    known = {"spec": specification(), "schemas": record_schemas(), "messages": message_data()}
    message = json.dumps({"verb": verb, "asked": asked, **known})
    command = [program, str(_folder() / "runner.js")]
    done = subprocess.run(command, input=message, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@cache
def _folder() -> Path:
    """A copy of the scripts that Node takes for modules."""
    folder = Path(mkdtemp(prefix="form-"))
    for script in (ROOT / "docs/javascripts").glob("record-*.js"):
        shutil.copy(script, folder)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (folder / "runner.js").write_text(RUNNER, encoding="utf-8")
    return folder
