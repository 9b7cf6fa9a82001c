// "Add a full record": a form drawn from the published schema, kept in this browser, judged by the rules of the command,
// and handed over as the file that `evidence new` would write. What is decided elsewhere comes as data (form.json).

import { copy, download, make, withQuery } from "./hand-over.js";
import { draftOf } from "./record-draft.js";
import { recordFields, withoutEmptyRows } from "./record-fields.js";
import { isNumber, numberOf, readReference } from "./record-files.js";
import { fieldDrawer } from "./record-inputs.js";
import { firstValues, idFor } from "./record-publication.js";
import { nameOf, plannedPaths, recordRules } from "./record-rules.js";

const KEY = "bone-evidence-draft/1"; // of the browser's own storage
const MOST = 200_000; // characters: a long record has 30,000, and the browser keeps about 5 million in all
const LONGEST_ADDRESS = 7000; // of the host's page for a new file; a longer one is refused there
const root = document.getElementById("record-form");
const part = Object.fromEntries([...root.querySelectorAll("[data-part]")].map((node) => [node.dataset.part, node]));
const PUBLICATION = [
  ["doi", "DOI"], ["pmid", "PubMed number"], ["title", "Title"], ["authors", "Authors, one a line, as Family, Given"],
  ["journal", "Journal"], ["year", "Year"], ["volume", "Volume"], ["number", "Issue"], ["pages", "Pages"],
];
const SHORT = ["year", "volume", "number", "pages"];
const RARE = [["institution", "Institution that published it"], ["publisher", "Publisher"], ["url", "Web address"]];
const PUBLICATION_KINDS = [
  ["article", "Article in a journal"], ["report", "Report or guideline of an institution"], ["book", "Book"],
  ["inproceedings", "Conference paper"], ["phdthesis", "Thesis"], ["online", "Web page"],
];
const EMPTY = { kind: "study", design: "", publication: { kind: "article" }, told: {}, depth: "", registration: "", timing: "", by: "", record: {} };

let data;
let known;
let state = structuredClone(EMPTY);
let faults = [];
let drawnFor; // the design whose fields are shown

// What is known now ---------------------------------------------------------------------------------------------------

const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
const specOf = () => data.specification;
const schemaOf = () => data.schemas[state.kind];
const rules = () => recordRules(schemaOf(), data.messages);
const fields = () => recordFields(state.kind, { schema: schemaOf(), layout: data.layout, specification: specOf() });

function publicationOf() {
  const typed = Object.fromEntries(Object.entries(state.publication).map(([name, text]) => [name, text.trim()]));
  const authors = (typed.authors ?? "").split("\n").map((name) => name.trim()).filter(Boolean);
  const numbers = Object.fromEntries(["doi", "pmid"].map((name) => [name, numberOf(name, typed[name] ?? "", specOf())]));
  const entry = known.doi[numbers.doi] ?? known.pmid[numbers.pmid];
  const key = entry && !known.records.includes(entry[0]) ? { key: entry[0] } : {};
  return { ...typed, authors, ...numbers, ...key };
}

const told = () => ({ about: state.publication.title ?? "", remarks: [], ...state.told });
const designNow = () => firstValues(specOf().kinds[state.kind], publicationOf(), { ...told(), design: state.design }, specOf()).variant;
const keyNow = (publication) => publication.key ?? idFor(publication, new Set(known.names), specOf());

function given(publication) {
  const key = keyNow(publication);
  const registration = state.registration.trim() ? { id: state.registration.trim() } : undefined;
  return rules().inOrder({
    ...fields().collected(state.record, designNow(), key),
    ...(state.depth ? { reports: [{ ref: key, role: "main", depth: state.depth }] } : {}),
    ...(registration ? { registration: { ...registration, ...(state.timing ? { timing: state.timing } : {}) } } : {}),
    ...(state.by.trim() ? { extracted: { date: today(), by: state.by.trim() } } : {}),
  });
}

function draftNow() {
  const publication = publicationOf();
  const facts = { kind: state.kind, publication, told: told(), design: state.design, given: given(publication) };
  return draftOf({ ...facts, taken: new Set(known.names), today: today() }, specOf());
}

// Faults --------------------------------------------------------------------------------------------------------------

function said(text, words, path) {
  const { rule, text: message, hint } = data.messages.texts[text];
  const filled = (template) => template.replace(/\{(\w+)\}/g, (_, name) => words[name] ?? "");
  return { path, rule: filled(rule), message: filled(message), hint: filled(hint) };
}

function publicationFaults(publication) {
  const found = [];
  for (const name of ["doi", "pmid"]) {
    const typed = publication[name];
    const words = { name, shown: typed, example: specOf().numbers[name].example };
    if (typed && !isNumber(name, typed, specOf())) found.push(said("publication_number", words, ["publication", name]));
  }
  const { year = "" } = publication;
  if (year && !/^(?:19|20)\d{2}$/.test(year)) found.push(said("publication_year", { shown: year }, ["publication", "year"]));
  const lacks = (name, field, words = name) => said("publication_lacks", { name: keyNow(publication), said: words, last: name }, ["publication", field]);
  if (!publication.title) found.push(lacks("title", "title"));
  if (!year) found.push(lacks("year", "year"));
  if (!publication.authors.length && !publication.institution) {
    found.push(lacks("author", "authors", "author (or an editor or institution)"));
  }
  return [...found, ...heldFaults(publication)];
}

// A publication that has a record is not recorded twice: the fault names the record, and leads there.
function heldFaults(publication) {
  const fileOf = (address, id) => `evidence/${address.split("/")[0]}/${id}.yaml`;
  for (const [name, called] of [["doi", "DOI"], ["pmid", "PubMed number"]]) {
    const [key, record, address] = known[name][publication[name]] ?? [];
    if (!record) continue;
    const words = { number: `${called} ${publication[name]}`, record, file: fileOf(address, record), key };
    return [{ ...said("held", words, ["publication", name]), address }];
  }
  const number = state.registration.trim();
  const [record, address] = known.registration[number] ?? [];
  if (!record) return [];
  const words = { number, record, file: fileOf(address, record) };
  return [{ ...said("registered", words, ["publication", "registration"]), address }];
}

function faultsNow() {
  const publication = publicationOf();
  const planned = new Set(plannedPaths(specOf().kinds[state.kind].plan, designNow()));
  const record = draftNow().record;
  const ofRecord = rules().problems(rules().inOrder(record), planned);
  return [...publicationFaults(publication), ...ofRecord.map((one) => ({ ...one, path: ["record", ...one.path] }))];
}

// The control that a fault is about: its own, else the first below it, else that of the part in which it stands.
function placeOf({ path }) {
  const below = document.querySelector(`[id^="${path.join("-")}-"]:is(input, select, textarea)`);
  if (!document.getElementById(path.join("-")) && below) return below;
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getElementById(path.slice(0, length).join("-"));
    if (node) return node;
  }
  return part.form;
}

function showFaults() {
  for (const fault of faults) {
    const place = placeOf(fault);
    const id = `${place.id}-fault`;
    const line = make("p", { class: "be-field__fault" }, `${fault.message}. `, make("span", {}, `Hint: ${fault.hint}`));
    if (fault.address) line.append(" ", make("a", { href: root.dataset.root + fault.address }, "Open that record"));
    if (!document.getElementById(id)) line.id = id;
    place.setAttribute("aria-invalid", "true");
    place.setAttribute("aria-describedby", `${place.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
    place.closest(".be-field, fieldset")?.append(line);
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }
  part.faults.hidden = !faults.length;
  const count = faults.length === 1 ? "One thing needs mending" : `${faults.length} things need mending`;
  const items = faults.map((fault) => {
    const link = make("a", { href: `#${placeOf(fault).id}` }, fault.message);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const place = placeOf(fault);
      const target = place.matches("input, select, textarea") ? place : place.querySelector("input, select, textarea, button") ?? place;
      target.focus();
    });
    return make("li", {}, link);
  });
  part.faults.replaceChildren(make("h3", {}, count), make("ul", {}, ...items));
}

// Drawing -------------------------------------------------------------------------------------------------------------

function plainField(id, label, value, set, { rows, options, help, isShort, redraws } = {}) {
  const kind = options ? "select" : rows ? "textarea" : "input";
  const node = make(kind, { id, rows, autocomplete: "off", "aria-describedby": help ? `${id}-help` : undefined });
  if (options) node.append(...options.map(([value_, words]) => make("option", { value: value_ }, words)));
  node.value = value ?? "";
  node.addEventListener("input", () => {
    set(node.value);
    keep();
  });
  if (redraws) node.addEventListener("change", () => draw(id));
  const told_ = help ? [make("p", { class: "be-field__help", id: `${id}-help` }, help)] : [];
  const size = isShort ? " be-field--short" : "";
  return make("div", { class: `be-field${size}` }, make("label", { for: id }, label), node, ...told_);
}

function fact([name, label]) {
  const size = { authors: { rows: 3 }, title: { rows: 2 } }[name] ?? { isShort: SHORT.includes(name) };
  const field = plainField(`publication-${name}`, label, state.publication[name], (text) => { state.publication[name] = text; }, size);
  // The title may tell the design; the fields follow once the focus has moved on.
  const follow = () => designNow() !== drawnFor && draw(document.activeElement?.id);
  if (name === "title") field.addEventListener("change", () => setTimeout(follow));
  return field;
}

const choices = (definition, first) => {
  const { enum: ids, markdownEnumDescriptions: words } = schemaOf().$defs[definition];
  return [["", first], ...ids.map((id, place) => [id, words[place].split(". ")[0].replace(/\.$/, "")])];
};

function drawPublication() {
  const file = make("input", { type: "file", id: "publication-file", accept: ".ris,.json,.txt,text/plain,application/json" });
  file.addEventListener("change", () => file.files[0]?.text().then(take).catch(fail));
  const kinds = Object.keys(specOf().kinds).map((kind) => [kind, kind[0].toUpperCase() + kind.slice(1)]);
  const designs = { study: "Design", review: "ReviewDesign", guideline: "GuidelineDesign" }[state.kind];
  const rare = [
    plainField("publication-kind", "Kind of publication", state.publication.kind, (text) => { state.publication.kind = text; }, { options: PUBLICATION_KINDS }),
    ...RARE.map(fact),
    plainField("publication-registration", "Number in a trial or review register", state.registration, (text) => { state.registration = text; }),
    plainField("publication-timing", "Registered before the first participant?", state.timing, (text) => { state.timing = text; }, { options: choices("RegistrationTiming", "Not chosen") }),
  ];
  return make(
    "fieldset",
    { class: "be-step" },
    make("legend", {}, "The publication"),
    make(
      "div",
      { class: "be-field" },
      make("label", { for: "publication-file" }, "Take it from a file, if you have one"),
      file,
      make("p", { class: "be-field__help" }, "RIS or CSL-JSON: on the journal’s page under “Export citation”, or from Zotero, EndNote, Mendeley. The file is read here and sent nowhere."),
      make("p", { role: "status", id: "publication-taken" }),
    ),
    ...PUBLICATION.map(fact),
    plainField("publication-record", "What is it?", state.kind, (text) => { Object.assign(state, { kind: text, design: "", record: {} }); }, { options: kinds, redraws: true }),
    plainField("publication-design", "How was it built?", state.design, (text) => { state.design = text; }, { options: choices(designs, "Take it from the title"), help: "It decides which fields there are.", redraws: true }),
    plainField("record-reports-0-depth", "How deep did you read it?", state.depth, (text) => { state.depth = text; }, { options: choices("Depth", "Not chosen yet") }),
    make("details", { class: "be-unfold", id: "publication-more" }, make("summary", {}, "More fields"), make("div", {}, ...rare)),
  );
}

function draw(focus) {
  const open = [...part.form.querySelectorAll("details[open]")].map((fold) => fold.id);
  const drawer = fieldDrawer({ fields: fields(), layout: data.layout, schema: schemaOf(), state: () => state.record, keep, redraw: draw });
  const steps = fields().steps(designNow());
  const drawn = steps.map(({ heading, advice, first, more }, place) => {
    const by = plainField("record-extracted-by", "Your handle, if you like to be named", state.by, (text) => { state.by = text; });
    const last = place === steps.length - 1 ? [by] : [];
    const nodes = [...drawer.step(first, designNow()), ...last, ...drawer.folded(more, designNow(), `step-${place}`)];
    return make("fieldset", { class: "be-step" }, make("legend", {}, heading), make("p", { class: "be-small" }, advice), ...nodes);
  });
  part.form.replaceChildren(drawPublication(), ...drawn);
  drawnFor = designNow();
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (faults.length) showFaults();
  else part.faults.hidden = true;
  if (focus) document.getElementById(focus)?.focus();
}

// Taking in, keeping, handing over --------------------------------------------------------------------------------------

function take(text) {
  const found = readReference(text, specOf());
  if (found) {
    const { authors, ...facts } = found.publication;
    state.publication = { ...facts, authors: authors.join("\n") };
    Object.assign(state, { told: found.told, registration: found.told.registration });
    keep();
    draw("publication-file");
  }
  document.getElementById("publication-taken").textContent = found
    ? "Taken over. Compare it with the paper."
    : "No reference in RIS or CSL-JSON was found in this file.";
}

let timer;
function keep() {
  part.done.hidden = true; // it shows an older state
  clearTimeout(timer);
  timer = setTimeout(store, 300);
}

function store() {
  timer = undefined;
  const text = JSON.stringify(state);
  try {
    if (text.length > MOST) throw new Error("too long");
    localStorage.setItem(KEY, text);
    part.kept.textContent = "Kept.";
  } catch {
    part.kept.textContent = "This browser cannot keep it: make the file before you leave.";
  }
}

function kept() {
  try {
    return { ...structuredClone(EMPTY), ...JSON.parse(localStorage.getItem(KEY)) };
  } catch {
    return structuredClone(EMPTY);
  }
}

function finish() {
  state.record = withoutEmptyRows(state.record);
  faults = faultsNow();
  draw();
  part.done.hidden = Boolean(faults.length);
  if (faults.length) {
    part.faults.focus();
    return;
  }
  const draft = draftNow();
  const todo = draft.whole.split("\n").filter((line) => !line.startsWith("#") && !/^\s*#/.test(line) && line.includes("TODO")).length;
  const left = todo ? ` ${todo === 1 ? "One line" : `${todo} lines`} in it still say TODO: a person must look there.` : "";
  part.where.replaceChildren("It belongs at ", make("code", {}, draft.file), `.${left}`);
  part.text.textContent = draft.whole;
  part.said.textContent = "";
  part["hand-over"].replaceChildren(...handing(draft));
  part.done.focus();
}

function handing({ id, file, whole }) {
  const button = (words, second, act) => {
    const node = make("button", { type: "button", class: `be-button${second ? " be-button--second" : ""}` }, words);
    node.addEventListener("click", act);
    return node;
  };
  const nodes = [
    button(`Download ${id}.yaml`, false, () => {
      download(`${id}.yaml`, whole, "application/yaml");
      part.said.textContent = `Written to ${id}.yaml.`;
    }),
    button("Copy the text", true, async () => {
      part.said.textContent = (await copy(whole)) ? "Copied." : "This browser does not let the page copy. Download it.";
    }),
  ];
  const { repo } = root.dataset;
  if (!repo) return nodes;
  const full = withQuery(`${repo}/new/main`, { filename: file, value: whole });
  const isShort = full.length <= LONGEST_ADDRESS;
  const address = isShort ? full : withQuery(`${repo}/new/main`, { filename: file });
  const words = isShort ? "Open as a new file at the host" : "Copy, and open a new file at the host";
  const link = make("a", { class: "be-button be-button--second", href: address, rel: "external noopener", target: "_blank" }, words);
  if (!isShort) {
    link.addEventListener("click", () => {
      copy(whole).then((done) => {
        part.said.textContent = done ? "Copied. Paste it into the empty file." : "Copy the text below into the empty file.";
      });
    });
  }
  return [...nodes, link];
}

// All together ----------------------------------------------------------------------------------------------------------

function fail(error) {
  console.warn(nameOf(["form"]), error);
}

async function load(name) {
  const answer = await fetch(new URL(`${root.dataset.from}${name}.json`, document.baseURI));
  if (!answer.ok) throw new Error(`${name}.json: ${answer.status}`);
  return answer.json();
}

async function start() {
  [data, known] = await Promise.all(["form", "known"].map(load));
  state = kept();
  part.form.addEventListener("submit", (event) => event.preventDefault());
  part.finish.addEventListener("click", finish);
  addEventListener("pagehide", () => timer && store());
  part.delete.addEventListener("click", () => {
    if (!confirm("Delete what you typed? It is kept nowhere else.")) return;
    clearTimeout(timer);
    timer = undefined;
    localStorage.removeItem(KEY);
    state = structuredClone(EMPTY);
    faults = [];
    part.done.hidden = true;
    part.kept.textContent = "Deleted.";
    draw("publication-doi");
  });
  draw();
  root.hidden = false;
  root.nextElementSibling.hidden = true; // what stands there for readers without script
}

start().catch(fail);
