// One publication: its BibTeX, the id of its record, how a text names it, and what its words suggest of the record.
// The same as generator/drafting/bib_entry.py, naming.py, first_values.py and guesses.py; a test holds them equal.

import { wrapped } from "./record-yaml.js";

const joined = (text) => text.split(/\s+/u).filter(Boolean).join(" ");
const CAPITALS_WITHIN = /(?:[\p{L}\p{N}]|-)*[\p{L}\p{N}][A-Z](?:[\p{L}\p{N}]|-)*/gu;
const LETTERS = "bcdefghijklmnopqrstuvwxyz";

// BibTeX ----------------------------------------------------------------------------------------------------------

// Whether BibTeX can divide a name into family and given name; an institution it cannot.
export function isPerson(name) {
  const [family, ...rest] = name.split(",").map((part) => part.trim());
  if (/\bet\.? al\b|\bothers\b/.test(name) || name.includes(";")) return false;
  if (rest.length > 2 || (rest.length === 2 && !/^(?:(?:Jr|Sr)\.?|I{1,3}|IV)$/.test(rest[0]))) return false;
  return !(rest.length === 0 && family.includes(" ")) && !/\s[A-Z]{1,3}$/.test(family) && family !== "";
}

export function bibEntry(publication, { entry: style, style: { width } }) {
  const plain = (text) => {
    const signs = [...text].map((sign) => style.escapes[sign] ?? sign).join("");
    return joined(signs.replaceAll("--", "\u2013"));
  };
  const names = (list, others) => {
    const written = list.map((name) => (name.split(/\sand\s/).every(isPerson) ? plain(name) : `{${plain(name)}}`));
    return [...written, ...(others ? ["others"] : [])].join(" and ");
  };
  const guarded = (title) => {
    const text = plain(title);
    const isAllCapitals = text === text.toUpperCase() && text !== text.toLowerCase();
    return isAllCapitals ? text : text.replace(CAPITALS_WITHIN, (word) => `{${word}}`);
  };
  const lacking = () => {
    const missing = (style.needed[publication.kind] ?? ["title", "year"]).filter((name) => !publication[name]);
    const has = publication.authors?.length || publication.editors?.length || publication.institution;
    return has ? missing : [...missing, "author"];
  };
  const written = (name) => {
    if (name === "author") return names(publication.authors ?? [], publication.and_others);
    if (name === "editor") return names(publication.editors ?? [], false);
    if (name === "note" && !publication.note && lacking().length) return `unconfirmed: ${lacking().join(", ")}`;
    const value = String(publication[name] ?? "");
    if (name === "title") return guarded(value);
    if (name === "pages") return plain(value).replaceAll("\u2013", "--");
    return style.verbatim.includes(name) ? value : plain(value);
  };
  const fields = style.order.map((name) => [name, written(name)]).filter(([, value]) => value);
  const longest = Math.max(...fields.map(([name]) => name.length));
  const lines = fields.map(([name, value]) => {
    const first = `  ${name.padEnd(longest)} = {`;
    return `${wrapped(value, { head: " ".repeat(first.length), first, width: width - 2 }).join("\n")}}`;
  });
  return `@${publication.kind}{${publication.key},\n${lines.join(",\n")}\n}\n`;
}

// Names -----------------------------------------------------------------------------------------------------------

function asciiWords(text, { letters, particles, words, longest }) {
  const together = text.trim().replace(new RegExp(particles, "iu"), (found) => found.trim()).toLowerCase();
  const apart = [...together].map((letter) => letters[letter] ?? letter).join("").normalize("NFKD");
  const bare = apart.replace(/\p{M}/gu, "").replace(/['’‘ʼ`.]/gu, "");
  return (bare.match(/[a-z0-9]+/g) ?? []).slice(0, words).join("-").slice(0, longest).replace(/^-+|-+$/g, "");
}

// The beginning of a title: as many whole words as fit into `most` columns.
function shortened(text, most) {
  const words = joined(text).split(" ");
  if (joined(text).length <= most) return joined(text);
  let short = "";
  for (const word of words) {
    const longer = short ? `${short} ${word}` : word;
    if (longer.length + 2 > most) break;
    short = longer;
  }
  return short ? `${short} …` : "…";
}

function surname(publication) {
  const names = publication.authors?.length ? publication.authors : publication.editors ?? [];
  if (names.length) return names[0].split(",")[0];
  return publication.institution || shortened(publication.title ?? "", 40) || publication.key || "";
}

// An id that is not taken: watson-2018, then watson-2018b and so on; empty if all are taken.
export function idFor(publication, taken, { naming }) {
  const stem = `${asciiWords(surname(publication), naming) || "unnamed"}-${publication.year || "undated"}`;
  const joint = /\d$/.test(stem) ? "" : "-";
  return [stem, ...[...LETTERS].map((letter) => `${stem}${joint}${letter}`)].find((name) => !taken.has(name)) ?? "";
}

function linkOf({ doi, pmid, pmcid, url }) {
  const escaped = (text) => {
    const quoted = encodeURIComponent(text).replace(/[!*']/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
    return quoted.replace(/%(?:2F|3A|3B)/g, decodeURIComponent);
  };
  if (doi) return `https://doi.org/${escaped(doi)}`;
  if (pmid) return `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;
  return pmcid ? `https://pmc.ncbi.nlm.nih.gov/articles/${pmcid}/` : url ?? "";
}

// The lines in the heading that say which publication the draft is about.
export function aboutLines(publication) {
  const short = publication.year ? `${surname(publication)} ${publication.year}` : surname(publication);
  return [`${short}: ${publication.title ?? ""}`, linkOf(publication)].filter(Boolean);
}

// First guesses ---------------------------------------------------------------------------------------------------

function guesses(title, about, patterns) {
  const has = (pattern, text) => new RegExp(pattern, "u").test(text.toLowerCase());
  const first = (table, text) => Object.keys(table).find((id) => has(table[id], text));
  const sexes = Object.keys(patterns.sex).filter((id) => has(patterns.sex[id], title));
  return {
    design: first(patterns.design, about),
    sex: sexes.length > 1 ? "mixed" : sexes[0],
    life_stage: Object.keys(patterns.life_stage).filter((id) => has(patterns.life_stage[id], title)),
    bone_status: [first(patterns.bone_status, title)].filter(Boolean),
  };
}

// The values that a draft begins with, by path, the remarks that follow them, and the variant of the plan.
export function firstValues(kind, publication, { about = "", registration = "", design = "" }, { asides: words }) {
  const guess = guesses(publication.title ?? "", about, kind.guesses);
  const people = ["sex", "life_stage", "bone_status"].filter((name) => guess[name]?.length);
  const guessed = people.map((name) => [`${kind.people}.${name}`, guess[name]]);
  const variant = design || guess.design || kind.guesses.fallback;
  const sign = guess.design ? words.guessed : words.open;
  const isGuideline = kind.folder === "guidelines";
  const issuer = isGuideline ? { issuer: publication.institution ?? "" } : {};
  return {
    variant,
    values: { "registration.id": registration, [kind.design]: variant, ...Object.fromEntries(guessed), ...issuer },
    asides: {
      ...Object.fromEntries(guessed.map(([path]) => [path, words.guessed])),
      [kind.design]: design ? "" : sign,
      registration: words.registration,
      issuer: words.issuer,
    },
  };
}
