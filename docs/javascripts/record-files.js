// The file of a reference, as journals and reference managers export it: RIS and CSL-JSON. The command reads more kinds
// and more of their quirks (generator/contributing/importers); what is read here is read alike, and a test says so.

import { isPerson } from "./record-publication.js";

const KINDS = {
  JOUR: "article", JFULL: "article", EJOUR: "article", INPR: "article", ABST: "article", BOOK: "book", EBOOK: "book",
  EDBOOK: "book", CHAP: "incollection", ECHAP: "incollection", CONF: "inproceedings", CPAPER: "inproceedings",
  ELEC: "online", BLOG: "online", WEB: "online", NEWS: "online", MGZN: "online", ENCYC: "online", RPRT: "report",
  THES: "phdthesis", "article-journal": "article", "article-magazine": "article", "journal-article": "article",
  review: "article", book: "book", monograph: "book", chapter: "incollection", "paper-conference": "inproceedings",
  webpage: "online", report: "report", thesis: "phdthesis",
};
const TAG = /<\/?(?:[ib]|em|strong|su[bp]|scp|u|p|span|title|sec|jats:[\w-]+|mml:[\w-]+)(?:\s[^<>]*)?\/?>/giu;
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const REGISTERS = /\b(?:NCT\d{8}|ISRCTN\d{8}|ACTRN\d{14}|CRD42\d{9,10}|DRKS\d{8})\b/i;

// One line of plain characters: no markup, no entities, composed accents.
function cleaned(text) {
  const plain = (text ?? "").toString().replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, number, hex, name) => {
    if (name) return ENTITIES[name] ?? all;
    return String.fromCodePoint(number ? Number(number) : Number.parseInt(hex, 16));
  });
  return plain.replace(TAG, "").normalize("NFC").split(/\s+/u).filter(Boolean).join(" ").replace(/[\p{Cc}\p{Cf}]/gu, "");
}

// A name as `Family, Given`; one that shows no family part stays: it may be an institution.
function familyFirst(written) {
  let name = cleaned(written).replace(/^[ ,;]+|[ ,;]+$/g, "");
  let suffix = /(?:,\s*|\s+)(Jr|Sr|II|III|IV|2nd|3rd)\.?$/.exec(name);
  if (suffix && name.slice(0, suffix.index).includes(",")) {
    name = name.slice(0, suffix.index);
    const roman = { "2nd": "II", "3rd": "III" }[suffix[1]] ?? suffix[1];
    suffix = roman === "Jr" || roman === "Sr" ? ` ${roman}.,` : ` ${roman},`;
  } else suffix = "";
  const comma = name.indexOf(",");
  let [family, given] = comma < 0 ? [name, ""] : [name.slice(0, comma).trim(), name.slice(comma + 1).trim()];
  if (comma < 0) {
    const found = /^(\S.*?)\s+([A-Z](?:[-.]{0,2} ?[A-Z]){0,3}\.?)$/.exec(name);
    if (!found) return name;
    [family, given] = [found[1], found[2]];
  }
  return given ? `${family},${suffix} ${spacedInitials(given)}` : family;
}

function spacedInitials(given) {
  if (!/^[A-Z]\.?(?:[- ]?[A-Z]\.?){0,3}$/.test(given)) return given;
  return given.match(/-?[A-Z]/g).map((part) => (part[0] === "-" ? `${part}.` : ` ${part}.`)).join("").trim();
}

// A range as BibTeX writes it, its last page in full: 211-20 is 211 to 220.
function pageRange(text) {
  const found = /^([\p{L}\p{N}_]+)\s*[-\u2010-\u2015]+\s*([\p{L}\p{N}_]+)$/u.exec(text);
  if (!found) return text;
  let [, first, last] = found;
  if (/^\d+$/.test(first) && /^\d+$/.test(last) && last.length < first.length) {
    last = first.slice(0, first.length - last.length) + last;
  }
  return first === last ? first : `${first}--${last}`;
}

// What a person typed for a number, without what stands before it.
export function numberOf(name, typed, { numbers }) {
  const { form, prefix } = numbers[name];
  let bare = typed.trim().replace(new RegExp(`^${prefix}`, "i"), "");
  if (name === "pmid") bare = bare.replace(/\/+$/, "");
  return isNumber(name, bare, { numbers }) ? (name === "doi" ? bare.toLowerCase() : bare) : typed.trim();
}

export const isNumber = (name, text, { numbers }) => new RegExp(`^(?:${numbers[name].form})$`).test(text);

// From the words of the file to a publication in the form of references.bib, and what else they tell.
function publicationOf(facts, spec) {
  const title = cleaned(facts.title).replace(/\.$/, "").trim();
  const names = facts.authors.map(cleaned).filter(Boolean).map(familyFirst);
  const doi = numberOf("doi", cleaned(facts.doi), spec);
  const pmid = numberOf("pmid", cleaned(facts.pmid), spec);
  const has = { doi: isNumber("doi", doi, spec), pmid: isNumber("pmid", pmid, spec) };
  const isIssued = facts.kind === "report" || facts.kind === "phdthesis";
  const publisher = cleaned(facts.publisher);
  const publication = {
    kind: facts.kind,
    title: /^\[.*\]$/.test(title) ? title.slice(1, -1) : title,
    authors: names,
    year: /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(facts.date)?.[0] ?? "",
    journal: facts.kind === "article" ? cleaned(facts.journal) : "",
    booktitle: facts.kind.startsWith("in") ? cleaned(facts.journal) : "",
    publisher: facts.kind !== "article" && !isIssued ? publisher : "",
    institution: isIssued ? publisher : "",
    volume: cleaned(facts.volume),
    number: cleaned(facts.number),
    pages: pageRange(cleaned(facts.pages)),
    doi: has.doi ? doi : "",
    pmid: has.pmid ? pmid : "",
    url: facts.kind === "online" || !(has.doi || has.pmid) ? cleaned(facts.url) : "",
  };
  return {
    publication,
    told: {
      about: [facts.title, facts.abstract, ...facts.types].map(cleaned).join(" "),
      registration: REGISTERS.exec(facts.abstract)?.[0].toUpperCase() ?? "",
      remarks: names.filter((name) => !isPerson(name)).map((name) => spec.unclear.replace("{name}", name)),
    },
  };
}

function risFacts(text) {
  const tags = {};
  const folded = text.replace(/\r\n?/g, "\n").replace(/\s*\n(?![A-Z][A-Z0-9] {0,2}-(?: |\n|$))\s*/g, " ");
  for (const [, tag, value] of folded.matchAll(/^([A-Z][A-Z0-9]) {0,2}-(?: (.*)|$)/gm)) {
    if (tag === "ER") break;
    (tags[tag] ??= []).push((value ?? "").trim());
  }
  const first = (...names) => names.flatMap((name) => tags[name] ?? []).find(Boolean) ?? "";
  const all = (...names) => names.flatMap((name) => tags[name] ?? []).join(" ");
  const isDoi = (value) => /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?10\.\d{4,9}\//i.test(value);
  const [start, end] = [first("SP"), first("EP")];
  const isPubmed = /pubmed|medline/i.test(all("DB", "DP"));
  const link = (tags.UR ?? []).find((url) => /pubmed\.ncbi\.nlm\.nih\.gov\/|\/pubmed\//.test(url)) ?? "";
  const authors = [...(tags.AU ?? []), ...(tags.A1 ?? [])];
  return {
    kind: KINDS[first("TY")] ?? "misc",
    title: first("TI", "T1", "CT"),
    authors: authors.length ? authors : tags.A2 ?? [],
    date: first("PY", "Y1", "DA"),
    journal: first("JF", "T2", "JO", "BT", "JA", "J2"),
    publisher: first("PB"),
    volume: first("VL"),
    number: first("IS"),
    pages: start && end && !start.includes("-") ? `${start}-${end}` : start,
    doi: first("DO") || ["M3", "UR", "L3", "N1", "ID"].flatMap((tag) => tags[tag] ?? []).find(isDoi) || "",
    pmid: isPubmed ? first("AN") : link,
    url: first("UR"),
    abstract: all("AB", "N2"),
    types: [...(tags.M3 ?? []), ...(tags.KW ?? [])],
  };
}

function cslFacts(item) {
  const text = (value) => String((Array.isArray(value) ? value[0] : value) ?? "");
  const name = ({ family, given, literal }) => (family ? [family, given].filter(Boolean).join(", ") : literal ?? given ?? "");
  return {
    kind: KINDS[text(item.type)] ?? "misc",
    title: [text(item.title), text(item.subtitle)].filter(Boolean).join(": "),
    authors: (item.author ?? []).map(name),
    date: text(item.issued?.["date-parts"]?.[0]) || text(item.issued?.raw),
    journal: text(item["container-title"]),
    publisher: text(item.publisher),
    volume: text(item.volume),
    number: text(item.issue),
    pages: text(item.page) || text(item["article-number"]),
    doi: text(item.DOI),
    pmid: text(item.PMID),
    url: text(item.URL),
    abstract: text(item.abstract),
    types: [],
  };
}

// The one publication that a file describes; null where it is of no kind that is read here.
export function readReference(text, spec) {
  const bare = text.replace(/^\ufeff/, "").trim();
  if (/^[[{]/.test(bare)) {
    try {
      const found = JSON.parse(bare);
      const item = [found.message ?? found].flat()[0];
      return item?.title ? publicationOf(cslFacts(item), spec) : null;
    } catch {
      return null;
    }
  }
  return /^TY {0,2}-/m.test(bare) ? publicationOf(risFacts(bare.slice(bare.search(/^TY {0,2}-/m))), spec) : null;
}
