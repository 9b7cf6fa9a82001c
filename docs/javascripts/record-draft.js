// A draft of a record, from what a person filled in: the whole file as `evidence new` would hand it over.

import { aboutLines, bibEntry, firstValues, idFor } from "./record-publication.js";
import { isMapping, withoutEmpty, yamlWriter } from "./record-yaml.js";

// Values by path as a record holds them: `population.sex` within `population`.
export function nested(values) {
  const record = {};
  for (const [path, value] of Object.entries(values)) {
    const within = path.split(".");
    const name = within.pop();
    const inner = within.reduce((part, step) => (part[step] ??= {}), record);
    inner[name] = value;
  }
  return record;
}

// What was filled in over what the draft begins with.
function over(first, given) {
  if (!isMapping(first) || !isMapping(given)) return given ?? first;
  const names = [...new Set([...Object.keys(first), ...Object.keys(given)])];
  return Object.fromEntries(names.map((name) => [name, over(first[name], given[name])]));
}

const valueAt = (record, path) => path.split(".").reduce((part, name) => part?.[name], record);
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// `publication`: facts as in references.bib, with a key only where references.bib has it already; `told`: what else its
// file says (about, registration, remarks); `given`: what was filled in, in the order of the schema.
export function draftOf({ kind, publication, told = {}, design = "", given = {}, taken, today }, spec) {
  const plan = spec.kinds[kind];
  const id = publication.key || idFor(publication, taken, spec);
  const words = { id, key: id, today };
  const named = { ...publication, key: id };
  const first = firstValues(plan, named, { ...told, design }, spec);
  const begun = nested(first.values);
  const record = withoutEmpty(over(begun, withoutEmpty(given) ?? {})) ?? {};
  const asides = Object.entries(first.asides).filter(([path]) => isSame(valueAt(record, path), valueAt(begun, path)));
  const contents = {
    kind,
    folder: plan.folder,
    variant: first.variant,
    record,
    asides: Object.fromEntries(asides),
    words,
    about: aboutLines(named),
    remarks: told.remarks ?? [],
  };
  const writer = yamlWriter(spec);
  const text = writer.draftText(plan.plan, contents);
  const bibtex = publication.key ? "" : bibEntry(named, spec);
  return {
    id,
    file: `evidence/${plan.folder}/${id}.yaml`,
    record,
    text,
    bibtex,
    whole: bibtex ? writer.withBibtex(text, bibtex) : text,
  };
}
