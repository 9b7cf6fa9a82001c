// A record as YAML, as `evidence new` writes it: generator/drafting/values.py and draft_text.py, line for line. What is
// decided there comes as data (specification.py); a test holds the two equal to the byte.

// A number that keeps its literal: 0.30 is not 0.3.
export class Figure {
  constructor(literal) {
    this.literal = literal;
  }
}

export const isMapping = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Figure);
export const whole = (pattern, flags = "") => new RegExp(`^(?:${pattern})$`, `u${flags}`);
export const filled = (words, values) =>
  Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`$${name}`, () => value), words);
const columns = (text) => [...text].length;
const linesOf = (text) => (text ? text.split("\n") : []);

// The value without texts, lists and mappings that are empty; undefined where nothing is left.
export function withoutEmpty(value) {
  if (Array.isArray(value)) {
    const kept = value.map(withoutEmpty).filter((part) => part !== undefined);
    return kept.length ? kept : undefined;
  }
  if (isMapping(value)) {
    const kept = Object.entries(value).map(([name, part]) => [name, withoutEmpty(part)]);
    const left = kept.filter(([, part]) => part !== undefined);
    return left.length ? Object.fromEntries(left) : undefined;
  }
  return value === "" || value === null ? undefined : value;
}

// The words of a text in lines of at most `width` columns that begin with `head`, the first with `first`.
export function wrapped(text, { head, first = head, width }) {
  const lines = [];
  let line = "";
  for (const word of text.replace(/^[ \t\n\r\f\v]+|[ \t\n\r\f\v]+$/g, "").split(/[ \t\n\r\f\v]+/)) {
    const begin = lines.length ? head : first;
    if (line && columns(begin) + columns(line) + 1 + columns(word) > width) {
      lines.push(begin + line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, (lines.length ? head : first) + line];
}

export function yamlWriter({ style, heading }) {
  const { width, indent: step } = style;
  const plain = whole(style.plain);
  const plainInFlow = whole(style.plain_in_flow);
  const typed = whole(style.typed, "i");
  const date = whole(style.date);
  const escaped = new RegExp(style.escaped, "gu");
  const folded = whole(style.folded);
  const literal = whole(style.literal);

  const code = (sign) => `\\u${sign.codePointAt(0).toString(16).padStart(4, "0")}`;
  const quoted = (text) => `"${text.replace(escaped, (sign) => style.escapes[sign] ?? code(sign))}"`;

  function scalar(text, flow) {
    const bare = (flow ? plainInFlow : plain).test(text) && (date.test(text) || !typed.test(text));
    return bare ? text : quoted(text);
  }

  // The value on one line; null where it never stands so.
  function inline(value, flow) {
    if (value instanceof Figure) return value.literal;
    if (Array.isArray(value)) {
      const parts = value.map((part) => (isMapping(part) ? null : inline(part, true)));
      return parts.includes(null) ? null : `[${parts.join(", ")}]`;
    }
    if (isMapping(value)) {
      const parts = Object.entries(value).map(([name, part]) => [name, inline(part, true)]);
      const fits = parts.every(([, part]) => part !== null);
      return fits ? `{${parts.map(([name, part]) => `${name}: ${part}`).join(", ")}}` : null;
    }
    if (typeof value === "boolean") return String(value);
    return value.includes("\n") ? null : scalar(value, flow);
  }

  // The lines of one field or entry; `head` is `name:` or the dash of a list.
  function fieldLines(head, value, indent = 0) {
    const margin = " ".repeat(indent);
    const short = inline(value, false);
    if (short !== null && columns(`${margin}${head} ${short}`) <= width) return [`${margin}${head} ${short}`];
    if (Array.isArray(value)) {
      return [`${margin}${head}`, ...value.flatMap((part) => fieldLines("-", part, indent + step))];
    }
    if (isMapping(value)) {
      const lines = Object.entries(value).flatMap(([name, part]) => fieldLines(`${name}:`, part, indent + step));
      return head === "-" ? [`${margin}- ${lines[0].trimStart()}`, ...lines.slice(1)] : [`${margin}${head}`, ...lines];
    }
    return textLines(head, value, indent);
  }

  // A text that does not fit on the line of its field, or that has several lines.
  function textLines(head, text, indent) {
    const margin = " ".repeat(indent);
    const inner = " ".repeat(indent + step);
    if (folded.test(text)) return [`${margin}${head} >-`, ...wrapped(text, { head: inner, width })];
    const body = text.endsWith("\n") ? text.slice(0, -1) : text;
    if (literal.test(body)) {
      const sign = text === body ? "|-" : "|";
      return [`${margin}${head} ${sign}`, ...body.split("\n").map((line) => (line ? inner + line : ""))];
    }
    return [`${margin}${head} ${quoted(text)}`];
  }

  const chosen = (words, variant) => (typeof words === "string" ? words : words?.[variant] ?? words?.[""] ?? "");
  const margined = (lines, indent) => linesOf(lines).map((line) => " ".repeat(indent) + line);

  // The lines of one field at its place in the draft.
  function slotLines(slot, record, contents, path) {
    const at = [...path, slot.name];
    const value = record[slot.name];
    const indent = step * path.length;
    let lines;
    if (slot.below) {
      lines = [`${" ".repeat(indent)}${slot.name}:`, ...belowLines(slot, value ?? {}, contents, at)];
    } else if (value === undefined) {
      lines = margined(filled(chosen(slot.open, contents.variant), contents.words), indent);
    } else {
      lines = fieldLines(`${slot.name}:`, value, indent);
      const aside = contents.asides[at.join(".")];
      if (aside) lines[lines.length - 1] += `   # ${aside}`;
    }
    return lines.length ? [...margined(chosen(slot.above, contents.variant), indent), ...lines] : [];
  }

  // The fields of a mapping: those of the plan, then every other one that has a value.
  function belowLines(slot, value, contents, path) {
    const named = slot.below.map((inner) => inner.name);
    const others = Object.entries(value).filter(([name]) => !named.includes(name));
    return [
      ...slot.below.flatMap((inner) => slotLines(inner, value, contents, path)),
      ...others.flatMap(([name, part]) => fieldLines(`${name}:`, part, step * path.length)),
    ];
  }

  function headingText(contents) {
    const words = { ...contents.words, kind: contents.kind, folder: contents.folder };
    const lines = [
      filled(heading.editor, words),
      ...contents.about,
      ...heading.advice.map((line) => filled(line, words)),
      ...contents.remarks.map((remark) => `Look at this first: ${remark}`),
    ];
    return lines.flatMap((line) => wrapped(line, { head: "# ", width })).join("\n");
  }

  // The draft without its bibliography: heading, blocks, and before the last block what no block names.
  function draftText(plan, contents) {
    const named = plan.flat().map((slot) => slot.name);
    const others = Object.entries(contents.record).filter(([name]) => !named.includes(name));
    const rest = others.flatMap(([name, value]) => fieldLines(`${name}:`, value)).join("\n");
    const blocks = plan.map((block) => block.flatMap((slot) => slotLines(slot, contents.record, contents, [])).join("\n"));
    const parts = [headingText(contents), ...blocks.slice(0, -1), rest, blocks.at(-1)];
    return `${parts.filter(Boolean).join("\n\n")}\n`;
  }

  const withBibtex = (draft, entry) => `${draft}\n${heading.moved}\n${fieldLines("bibtex:", entry).join("\n")}\n`;

  return { fieldLines, draftText, withBibtex };
}
