// The fields of the form, from the JSON Schema: which show at once for a design, what kind of control each has, and what
// a record says where they are filled in. What a person typed is kept as typed; `collected` reads it.

import { figureOf } from "./record-rules.js";
import { Figure, isMapping } from "./record-yaml.js";

const joined = (text) => text.split(/\s+/u).filter(Boolean).join(" ");

export function recordFields(kind, { schema, layout, specification }) {
  const definition = (part) => (part.$ref ?? part.items?.$ref)?.split("/").at(-1) ?? kind;
  const resolved = (part) => (part.$ref ? { ...schema.$defs[part.$ref.split("/").at(-1)], ...part } : part);
  const designAt = specification.kinds[kind].design;
  const refused = new RegExp(specification.style.refused, "gu");

  // What a person sees of a field.
  function controlOf(part) {
    const { type, enum: ids, const: only, items, properties, pattern } = resolved(part);
    if (only) return "none";
    if (ids) return "choice";
    if (type === "array") {
      const inner = resolved(items);
      if (inner.enum) return "choices";
      if (inner.properties) return "rows";
      return inner.pattern?.includes("a-z") ? "words" : "lines";
    }
    if (properties) return "group";
    if (type === "object") return "none";
    if (Array.isArray(type)) return "date";
    return { boolean: "yesno", number: "number", integer: "number" }[type] ?? (pattern?.includes("a-z") ? "id" : "text");
  }

  // Fields of a part for a design: those that show at once, and the rare ones.
  function fieldsOf(part, design) {
    const name = definition(part);
    const { properties, required = [] } = resolved(part);
    const fits = (field) => {
      const only = layout.only[`${name}.${field}`];
      const isDesign = name === "StudyDesign" && `design.${field}` === designAt;
      if (layout.hidden.includes(`${name}.${field}`)) return false;
      return controlOf(properties[field]) !== "none" && (!only || only.includes(design)) && !isDesign;
    };
    const asked = Object.keys(properties).filter(fits);
    const first = layout.first[name]?.filter((field) => asked.includes(field)) ?? asked;
    return { first, more: asked.filter((field) => !first.includes(field)), required };
  }

  // Parts of the form after the publication: heading, advice, fields that show at once, rare fields.
  function steps(design) {
    const fits = (field) => !layout.only[`${kind}.${field}`] || layout.only[`${kind}.${field}`].includes(design);
    const named = layout.steps[kind];
    const shown = named.flatMap(([, , fields]) => fields);
    const isRoot = (field) => field === designAt || layout.not_asked.includes(field);
    const rest = Object.keys(schema.properties).filter((field) => !shown.includes(field) && !isRoot(field) && fits(field));
    return named
      .map(([heading, advice, fields], place) => {
        return { heading, advice, first: fields.filter(fits), more: place === named.length - 1 ? rest : [] };
      })
      .filter(({ first }) => first.length);
  }

  // The words that people choose from: id and label.
  function optionsOf(part) {
    const whole = resolved(part);
    const { enum: ids, markdownEnumDescriptions: words } = whole.enum ? whole : resolved(whole.items);
    return ids.map((id, place) => ({ id, label: words?.[place]?.split(". ")[0].replace(/\.$/, "") ?? id.replaceAll("_", " ") }));
  }

  const typed = (text) => joined(String(text ?? "").replace(refused, ""));

  // What a record says of one field; undefined where nothing was filled in.
  function valueOf(part, raw, design, key) {
    const control = controlOf(part);
    if (raw === undefined || raw === null) return undefined;
    if (control === "group") return groupOf(part, raw, design, key);
    if (control === "rows") {
      const rows = raw.map((row) => groupOf(part.items, row, design, key)).filter((row) => row !== undefined);
      return rows.length ? rows : undefined;
    }
    if (control === "choices") return raw.length ? raw : undefined;
    if (control === "lines") return listed(String(raw).split("\n"));
    if (control === "words") return listed(String(raw).split(/[\s,]+/));
    const text = typed(raw);
    if (!text) return undefined;
    if (control === "number") return figureOf(text);
    if (control === "yesno") return text === "true" ? true : text === "false" ? false : text;
    return control === "date" && /^\d{4}$/.test(text) ? new Figure(text) : text;
  }

  function listed(lines) {
    const kept = lines.map(typed).filter(Boolean);
    return kept.length ? kept : undefined;
  }

  function groupOf(part, raw, design, key) {
    const { first, more } = fieldsOf(part, design);
    const { properties } = resolved(part);
    const found = [...first, ...more]
      .map((name) => [name, valueOf(properties[name], raw[name], design, key)])
      .filter(([, value]) => value !== undefined);
    if (!found.length) return undefined;
    const report = definition(part) === "Source" ? { report: key } : {};
    return { ...report, ...Object.fromEntries(found) };
  }

  // The record as far as it was filled in; `key` is that of its report.
  function collected(raw, design, key) {
    const names = steps(design).flatMap(({ first, more }) => [...first, ...more]);
    const found = names.map((name) => [name, valueOf(schema.properties[name], raw[name], design, key)]);
    return Object.fromEntries(found.filter(([, value]) => value !== undefined));
  }

  return { steps, fieldsOf, controlOf, optionsOf, collected, resolved, definition };
}

// Takes entries away in which nothing was filled in, so that the places of the others are those in the record.
export function withoutEmptyRows(raw) {
  if (Array.isArray(raw)) return raw.map(withoutEmptyRows).filter((entry) => !isBlank(entry));
  if (!isMapping(raw)) return raw;
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, withoutEmptyRows(value)]));
}

function isBlank(raw) {
  if (Array.isArray(raw)) return raw.every(isBlank);
  if (isMapping(raw)) return Object.values(raw).every(isBlank);
  return raw === undefined || raw === null || String(raw).trim() === "";
}
