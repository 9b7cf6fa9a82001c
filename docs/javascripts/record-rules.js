// What is wrong with a record, from its JSON Schema: the same rules, messages and hints as the reader of the command has
// (generator/reading/records.py). The texts come as data from generator/reading/messages.py; a test holds both equal.

import { Figure, isMapping } from "./record-yaml.js";

const NUMBER = /^[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/;
const NUMBER_WITHIN = /^([-+]?)0*([0-9]*)(\.[0-9]+)?\.?$/;
const DATE = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$/;
const joined = (text) => text.split(/\s+/u).filter(Boolean).join(" ");

// What was typed for a number: a figure where it is one, else the text, so that the rules can say what is wrong with it.
export const figureOf = (typed) => (NUMBER.test(typed) && typed.length <= 40 ? new Figure(typed) : typed);

// A path as people write it: arms[0].dose.reps.
export const nameOf = (path) =>
  path.reduce((text, step) => text + (typeof step === "number" ? `[${step}]` : text ? `.${step}` : step), "") || "the record";

export function recordRules(schema, { texts, expected, most_ids: mostIds, longest_shown: longest }) {
  const resolved = (part) => (part.$ref ? { ...schema.$defs[part.$ref.split("/").at(-1)], ...part } : part);
  const meaningOf = (part) => joined(resolved(part).description ?? "").replace(/\.+$/, "");

  function idsOf(part) {
    const { enum: ids, const: only, items } = resolved(part);
    return ids ?? (only ? [only] : items ? idsOf(items) : []);
  }

  function shown(value) {
    if (typeof value === "boolean") return String(value);
    if (value instanceof Figure) return value.literal;
    if (Array.isArray(value)) return "a list";
    if (isMapping(value)) return "a group of fields";
    const signs = [...joined(value)];
    return `"${signs.length <= longest ? signs.join("") : `${signs.slice(0, longest - 3).join("")}...`}"`;
  }

  // `field` is the named field that the value belongs to, `path` where it stands.
  function problem(text, path, field, words = {}) {
    const { rule, text: message, hint } = texts[text];
    const all = { name: nameOf(path), last: path.at(-1), meaning: meaningOf(field), ids: idsOf(field).join(", "), ...words };
    const filled = (template) => template.replace(/\{(\w+)\}/g, (_, name) => all[name] ?? "");
    return { path, rule, message: filled(message), hint: filled(hint) };
  }

  function missing(path, field) {
    const count = idsOf(field).length;
    return problem(count && count <= mostIds ? "missing_id" : "missing", path, field);
  }

  function numberProblems(value, part, path, field) {
    const isCount = part.type === "integer";
    if (value instanceof Figure && (!isCount || (/^[-+]?[0-9]+$/.test(value.literal) && Number(value.literal) >= 0))) return [];
    const found = typeof value === "string" && NUMBER_WITHIN.exec(value.replace(/[_ %]/g, "").replaceAll("\u2212", "-"));
    const bare = found && /[0-9]/.test(value) ? `${found[1]}${found[2] || "0"}${found[3] ?? ""}` : "";
    const words = { shown: shown(value), expected: expected[isCount ? "count" : "figure"], bare };
    return [problem(bare ? "number_bare" : "number", path, field, words)];
  }

  function dateProblems(value, path, field) {
    const found = DATE.exec(value instanceof Figure ? value.literal : value);
    const [year, month, day] = (found ?? []).slice(1).map(Number);
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    let asked = "";
    if (!found) asked = expected.date_form;
    else if (year === 0 || month < 1 || month > 12) asked = expected.date_exists;
    else if (day < 1 || day > last) asked = expected.day_exists.replace("{last}", last);
    return asked ? [problem("date", path, field, { shown: shown(value), expected: asked })] : [];
  }

  function textProblems(value, part, path, field) {
    const words = { shown: shown(value) };
    if (typeof value !== "string") return [problem("string_type", path, field, words)];
    if ([...value].length > (part.maxLength ?? Infinity)) return [problem("string_too_long", path, field, words)];
    if (!part.pattern || new RegExp(part.pattern, "u").test(value)) return [];
    if (!part.pattern.includes("a-z")) {
      return [problem(part.pattern.includes("http") ? "address" : "string_pattern_mismatch", path, field, words)];
    }
    const slug = value.toLowerCase().replace(/[^a-z0-9]+/g, " ").trim().split(" ").filter(Boolean).join("-");
    return [problem("id_form", path, field, { ...words, slug: slug || "an id" })];
  }

  function listProblems(value, part, path, field, planned) {
    if (!Array.isArray(value)) return [problem("list_type", path, field, { shown: shown(value) })];
    if (value.length < (part.minItems ?? 0)) return [problem("too_short", path, field)];
    return value.flatMap((entry, place) => valueProblems(entry, part.items, [...path, place], field, planned));
  }

  function mappingProblems(value, part, path, field, planned) {
    if (!isMapping(value)) return [problem("model_type", path, field, { shown: shown(value) })];
    if (!part.properties) {
      const inner = part.additionalProperties || Object.values(part.patternProperties ?? {})[0] || {};
      return Object.entries(value).flatMap(([name, entry]) => valueProblems(entry, inner, [...path, name], inner, planned));
    }
    return Object.entries(part.properties).flatMap(([name, inner]) => {
      const at = [...path, name];
      if (name in value) return valueProblems(value[name], inner, at, inner, planned);
      const isAsked = (part.required ?? []).includes(name) && !planned.has(at.join("."));
      return isAsked ? [missing(at, inner)] : [];
    });
  }

  function valueProblems(value, unresolved, path, field, planned) {
    const part = resolved(unresolved);
    if (part.enum || part.const) {
      return idsOf(part).includes(value) ? [] : [problem("id", path, field, { shown: shown(value) })];
    }
    if (Array.isArray(part.type)) return dateProblems(value, path, field);
    if (part.type === "object") return mappingProblems(value, part, path, field, planned);
    if (part.type === "array") return listProblems(value, part, path, field, planned);
    if (part.type === "number" || part.type === "integer") return numberProblems(value, part, path, field);
    if (part.type === "boolean") {
      return typeof value === "boolean" ? [] : [problem("bool_type", path, field, { shown: shown(value) })];
    }
    return textProblems(value, part, path, field);
  }

  // The same values with their fields in the order of the schema.
  function inOrder(value, unresolved = schema) {
    const part = resolved(unresolved);
    if (Array.isArray(value)) return value.map((entry) => inOrder(entry, part.items ?? {}));
    if (!isMapping(value) || !part.properties) return value;
    const names = Object.keys(part.properties).filter((name) => name in value);
    return Object.fromEntries(names.map((name) => [name, inOrder(value[name], part.properties[name])]));
  }

  return { inOrder, problems: (record, planned = new Set()) => valueProblems(record, schema, [], schema, planned), resolved, idsOf };
}

// Paths of the fields that a plan itself fills in, so that a draft without them lacks nothing.
export function plannedPaths(plan, variant, path = []) {
  return plan.flat().flatMap((slot) => {
    const at = [...path, slot.name];
    if (slot.below) return [at.join("."), ...plannedPaths([slot.below], variant, at)];
    const open = typeof slot.open === "string" ? slot.open : slot.open?.[variant] ?? slot.open?.[""] ?? "";
    return open && !open.startsWith("#") ? [at.join(".")] : [];
  });
}
