// The explorer: one table over every publication. The address is the view: each control leads to an address, and what
// is shown follows from the address alone. Filters and columns are fetched when they are first needed.
//
// A filter is a list of options; which of them a row has stands in one number, an option a bit (explorer_data.py).

const ROWS_A_PAGE = 100;
const NAME = { key: "name", label: "Name", form: "name" };
const root = document.getElementById("explorer");
const part = Object.fromEntries([...root.querySelectorAll("[data-part]")].map((node) => [node.dataset.part, node]));
const collator = new Intl.Collator("en", { numeric: true });
const sets = new Map(); // key of a filter or column -> its values by row, once they are here
const coming = new Map(); // the same -> the promise of it
const rankings = new Map(); // key of a column -> a number a row to sort by
let core;
let turn = 0; // of two views asked for in haste, the later one stays

// Data -----------------------------------------------------------------------------------------------------------

async function load(name) {
  const answer = await fetch(new URL(`${root.dataset.from}${name}.json`, document.baseURI));
  if (!answer.ok) throw new Error(`${name}.json: ${answer.status}`);
  return answer.json();
}

function need(key) {
  if (!sets.has(key) && !coming.has(key)) {
    const promise = load(key).then((values) => sets.set(key, values));
    promise.catch(() => coming.delete(key)); // so that the next attempt asks again
    coming.set(key, promise);
  }
  return coming.get(key);
}

const facetOf = (key) => core.facets.find((facet) => facet.key === key);
const columnOf = (key) => [NAME, ...core.columns].find((column) => column.key === key);
const isSortable = (column) => column && column.form !== "standing"; // by direction it would be a ranking of results

// The view and its address ----------------------------------------------------------------------------------------

function viewOf(query) {
  const asked = new URLSearchParams(query);
  const values = (key) => asked.getAll(key).flatMap((value) => value.split(",")).filter(Boolean);
  const known = new Set(["sort", "columns", "page"]);
  const strange = [];
  const chosen = new Map();
  for (const { key, options } of core.facets) {
    known.add(key);
    const there = options.map((option) => option.key);
    strange.push(...values(key).filter((value) => !there.includes(value)).map((value) => `${key}=${value}`));
    const picked = there.filter((option) => values(key).includes(option));
    if (picked.length) chosen.set(key, picked);
  }
  strange.push(...[...asked.keys()].filter((key) => !known.has(key)));
  const [, down, sort] = /^(-?)(.*)$/.exec(asked.get("sort") ?? "");
  const usual = core.columns.filter((column) => column.shown).map((column) => column.key);
  const columns = asked.has("columns") ? values("columns") : usual;
  return {
    chosen,
    strange,
    sort: isSortable(columnOf(sort)) ? sort : "name",
    down: Boolean(down && isSortable(columnOf(sort))),
    columns: core.columns.filter((column) => columns.includes(column.key)),
    page: Math.max(Number.parseInt(asked.get("page"), 10) || 1, 1),
  };
}

function addressOf(view) {
  const picked = core.facets.filter(({ key }) => view.chosen.has(key));
  const parts = picked.map(({ key }) => `${key}=${view.chosen.get(key)}`);
  if (view.sort !== "name" || view.down) parts.push(`sort=${view.down ? "-" : ""}${view.sort}`);
  if (core.columns.some((column) => column.shown !== view.columns.includes(column))) {
    parts.push(`columns=${view.columns.map((column) => column.key).join() || "none"}`);
  }
  if (view.page > 1) parts.push(`page=${view.page}`);
  return parts.length ? `?${parts.join("&")}` : "./";
}

// The same view with other options of one filter, from its first page on.
function choosing(view, key, options) {
  const chosen = new Map(view.chosen);
  if (options.length) chosen.set(key, options);
  else chosen.delete(key);
  return { ...view, chosen, page: 1 };
}

function go(view) {
  history.pushState(null, "", addressOf(view));
  return show();
}

// Which rows match ------------------------------------------------------------------------------------------------

function testsOf(view) {
  return [...view.chosen].map(([key, picked]) => {
    const places = facetOf(key).options.flatMap((option, place) => (picked.includes(option.key) ? [place] : []));
    return { key, bits: places.reduce((bits, place) => bits | (1 << place), 0), values: sets.get(key) };
  });
}

// Numbers of the rows that pass every test but that of the filter `without`.
function matching(tests, without) {
  const asked = tests.filter((test) => test.key !== without);
  const found = [];
  for (let row = 0; row < core.names.length; row += 1) {
    if (asked.every((test) => test.values[row] & test.bits)) found.push(row);
  }
  return found;
}

// How many rows each option of a filter would leave, the other filters staying as they are.
function countsOf(facet, tests) {
  const counts = facet.options.map(() => 0);
  const values = sets.get(facet.key);
  for (const row of matching(tests, facet.key)) {
    for (let bits = values[row]; bits; bits &= bits - 1) counts[31 - Math.clz32(bits & -bits)] += 1;
  }
  return counts;
}

// A number a row to sort by; what is not known comes last, whichever way.
function ranks(column) {
  const ranked = (words) => {
    const rank = [];
    const order = words.map((_, place) => place).sort((one, two) => collator.compare(words[one], words[two]));
    order.forEach((place, number) => {
      rank[place] = words[place] === core.unknown || !words[place] ? Infinity : number;
    });
    return rank;
  };
  if (column.form === "name") return core.names.map((_, row) => row); // they come in the order of their names
  const values = sets.get(column.key);
  if (column.form === "numbers") return values.map((value) => value ?? Infinity);
  if (column.form === "options") return values.map((bits) => (bits ? 31 - Math.clz32(bits & -bits) : Infinity));
  const rank = ranked(values.words);
  return values.rows.map((place) => rank[place]);
}

function sorted(rows, view) {
  if (!rankings.has(view.sort)) rankings.set(view.sort, ranks(columnOf(view.sort)));
  const keys = rankings.get(view.sort);
  const way = view.down ? -1 : 1;
  return rows.sort((one, two) => {
    if (keys[one] === keys[two]) return one - two;
    if (keys[one] === Infinity || keys[two] === Infinity) return keys[one] - keys[two];
    return (keys[one] - keys[two]) * way;
  });
}

// Drawing ---------------------------------------------------------------------------------------------------------

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

const decor = (sign) => make("span", { "aria-hidden": "true" }, sign);
const unseen = (words) => make("span", { class: "be-hidden" }, words);
// A link to another view; the focus then goes to the part `focus`, since the link itself may be gone.
const viewLink = (view, focus, ...words) => make("a", { href: addressOf(view), "data-focus": focus }, ...words);
const clearing = (view) => viewLink({ ...view, chosen: new Map(), page: 1 }, "count", "Clear all filters");
// As within a sentence: a small first letter, unless the first word is an abbreviation.
const small = (words) => (/^.[A-Z0-9]/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1));
const labelsOf = (facet, bits) => facet.options.filter((_, place) => bits & (1 << place)).map((option) => option.label);

const wordsOf = ({ key, bits }) => labelsOf(facetOf(key), bits).map(small).join(" or "); // what a test asks for

function box(name, value, ...words) {
  return make("label", {}, make("input", { type: "checkbox", name, value }), make("span", {}, ...words));
}

function drawFilters() {
  for (const facet of core.facets) {
    const fields = make("fieldset", {}, make("legend", { class: "be-hidden" }, facet.label));
    for (const option of facet.options) fields.append(box(facet.key, option.key, `${option.label} `, make("span")));
    const summary = make("summary", {}, `${facet.label} `, make("span", { class: "be-explorer__picked" }));
    const fold = make("details", { class: "be-unfold", "data-facet": facet.key }, summary, fields);
    fold.addEventListener("toggle", () => fold.open && show());
    part.filters.append(fold);
  }
}

function updateFilters(view, tests) {
  for (const fold of part.filters.children) {
    const facet = facetOf(fold.dataset.facet);
    const picked = view.chosen.get(facet.key) ?? [];
    const counts = sets.has(facet.key) ? countsOf(facet, tests) : facet.options.map((option) => option.count);
    fold.querySelector(".be-explorer__picked").textContent = picked.length ? `${picked.length} chosen` : "";
    fold.querySelectorAll("label").forEach((label, place) => {
      label.firstChild.checked = picked.includes(facet.options[place].key);
      label.classList.toggle("be-explorer__none", !counts[place]);
      label.querySelector("span > span").textContent = counts[place] ? `(${counts[place]})` : "(none)";
    });
  }
  part["in-use"].textContent = view.chosen.size ? `(${view.chosen.size} in use)` : "";
}

function drawChosen(view) {
  const links = [...view.chosen].flatMap(([key, picked]) => {
    const facet = facetOf(key);
    return facet.options.filter((option) => picked.includes(option.key)).map((option) => {
      const less = choosing(view, key, picked.filter((other) => other !== option.key));
      return viewLink(less, "count", unseen("Take off: "), `${facet.label}: ${option.label} `, decor("×"));
    });
  });
  const items = links.length ? [...links, clearing(view)].map((link) => make("li", {}, link)) : [];
  const chips = make("ul", { class: "be-chips", "aria-label": "Filters in use" }, ...items);
  part.chosen.replaceChildren(...(items.length ? [chips] : []));
}

// What to do where nothing matches: the filter whose going brings back most, first.
function drawGuidance(view, tests, found) {
  const strange = `This page does not know what its address asks for, and left it out: ${view.strange.join(", ")}.`;
  const notes = view.strange.length ? [make("p", {}, strange)] : [];
  if (!found) {
    const ways = tests.map(({ key }) => ({ key, count: matching(tests, key).length })).filter(({ count }) => count);
    const lines = ways.sort((one, two) => two.count - one.count).map(({ key, count }) => {
      const words = make("strong", {}, wordsOf(tests.find((test) => test.key === key)));
      const link = viewLink(choosing(view, key, []), "count", "Without ", words);
      return make("p", {}, link, ` there ${count === 1 ? "is 1" : `are ${count}`}.`);
    });
    lines.push(make("p", {}, clearing(view), `: ${core.names.length}.`));
    lines[0].prepend("No studies match. ");
    notes.push(...lines);
  }
  part.guidance.replaceChildren(...notes);
  part.guidance.hidden = !notes.length;
}

function drawHead(view) {
  const columns = [NAME, ...view.columns];
  const there = [...part.head.children].map((cell) => cell.dataset.key).join();
  if (there !== columns.map((column) => column.key).join()) part.head.replaceChildren(...columns.map(headCell));
  for (const cell of part.head.children) {
    const active = cell.dataset.key === view.sort;
    if (active) cell.setAttribute("aria-sort", view.down ? "descending" : "ascending");
    else cell.removeAttribute("aria-sort");
  }
}

function headCell(column) {
  const button = make("button", { type: "button" }, column.label);
  button.addEventListener("click", () => {
    const view = viewOf(location.search);
    go({ ...view, sort: column.key, down: view.sort === column.key && !view.down, page: 1 }).catch(fail);
  });
  const content = isSortable(column) ? button : column.label;
  return make("th", { scope: "col", class: classOf(column), "data-key": column.key }, content);
}

const classOf = (column) => (column.form === "numbers" ? "be-number" : undefined);
const written = (number, column) => (column.key === "year" ? String(number) : number.toLocaleString("en"));
const isStudy = (row) => core.addresses[row].startsWith("studies/");

function drawRow(row, view) {
  const link = make("a", { href: root.dataset.root + core.addresses[row] }, core.names[row]);
  const mark = core.marks[row] ? [" ", make("span", { class: "be-draft" }, core.marks[row])] : [];
  const kinds = labelsOf(facetOf("kind"), sets.get("kind")[row]);
  const kind = isStudy(row) ? [] : [make("span", { class: "be-small be-block" }, ...kinds)];
  const cells = view.columns.map((column) => {
    return make("td", { "data-l": column.label, class: classOf(column) }, make("span", {}, ...cell(column, row)));
  });
  return make("tr", {}, make("th", { scope: "row" }, link, ...mark, ...kind), ...cells);
}

function cell(column, row) {
  const values = sets.get(column.key);
  const empty = [make("span", { class: "be-missing" }, isStudy(row) ? core.unknown : "does not apply")];
  if (column.form === "numbers") return values[row] === null ? empty : [written(values[row], column)];
  if (column.form === "texts") return values.words[values.rows[row]] ? [values.words[values.rows[row]]] : empty;
  if (column.form === "options") return values[row] ? [labelsOf(facetOf(column.key), values[row]).join("; ")] : empty;
  const bones = facetOf("site");
  const told = core.signs.filter(({ key }) => values[key][row]);
  const lines = told.map(({ key, sign, words }) => {
    const where = labelsOf(bones, values[key][row]).map(small).join("; ");
    return make("span", { class: "be-block" }, decor(`${sign} `), told.length > 1 ? `${words}: ${where}` : words);
  });
  return lines.length ? lines : empty;
}

function drawTable(rows, view, tests) {
  const pages = Math.max(Math.ceil(rows.length / ROWS_A_PAGE), 1);
  const page = Math.min(view.page, pages);
  const first = (page - 1) * ROWS_A_PAGE;
  const here = rows.slice(first, first + ROWS_A_PAGE);
  drawHead(view);
  part.rows.replaceChildren(...here.map((row) => drawRow(row, view)));
  part.region.hidden = !rows.length;
  const range = pages > 1 ? `Rows ${first + 1} to ${first + here.length} of ${rows.length}` : "Studies that match";
  const asked = tests.map(wordsOf).join("; "); // on paper only the caption says it
  part.caption.textContent = asked ? `${range}: ${asked}` : range;
  const links = [];
  if (page > 1) links.push(viewLink({ ...view, page: page - 1 }, "caption", "Previous page"));
  links.push(`Page ${page} of ${pages}`);
  if (page < pages) links.push(viewLink({ ...view, page: page + 1 }, "caption", "Next page"));
  part.pages.replaceChildren(...links.map((link) => make("span", {}, link)));
  part.pages.hidden = pages === 1;
}

// Columns and downloads -------------------------------------------------------------------------------------------

function drawTools() {
  part.columns.append(...core.columns.map((column) => box("columns", column.key, column.label)));
  for (const format of core.formats) {
    const button = make("button", { type: "button", class: "be-button be-button--second" }, format.label);
    button.addEventListener("click", () => take(format).catch(fail));
    part.downloads.append(button);
  }
}

// Puts the lines of the matching rows together, in the order shown, and hands them over as a file.
async function take(format) {
  const view = viewOf(location.search);
  await Promise.all([...view.chosen.keys(), view.sort].filter((key) => key !== "name").map(need));
  const rows = sorted(matching(testsOf(view)), view);
  const numbers = [...new Set(rows.map((row) => Math.floor(row / core.block)))];
  const loaded = await Promise.all(numbers.map((number) => load(`${format.key}-${number}`)));
  const blocks = new Map(numbers.map((number, place) => [number, loaded[place]]));
  const lines = rows.map((row) => blocks.get(Math.floor(row / core.block))[row % core.block]);
  const text = format.head + lines.join(format.between);
  const url = URL.createObjectURL(new Blob([text], { type: `${format.type};charset=utf-8` }));
  const name = `bone-evidence-${rows.length}.${format.key}`;
  make("a", { href: url, download: name }).click();
  URL.revokeObjectURL(url);
  part.count.textContent = `${counted(rows.length)} Written to ${name}.`;
}

// All together ----------------------------------------------------------------------------------------------------

const counted = (found) => `${found} of ${core.names.length} studies, reviews and guidelines.`;

async function show() {
  const mine = ++turn;
  const view = viewOf(location.search);
  const open = [...part.filters.children].filter((fold) => fold.open).map((fold) => fold.dataset.facet);
  const keys = new Set([...view.chosen.keys(), ...open, view.sort, ...view.columns.map((column) => column.key)]);
  keys.delete("name");
  await Promise.all([...keys].map(need));
  if (mine !== turn) return;
  const tests = testsOf(view);
  const rows = sorted(matching(tests), view);
  updateFilters(view, tests);
  drawChosen(view);
  drawGuidance(view, tests, rows.length);
  drawTable(rows, view, tests);
  for (const input of part.columns.elements) input.checked = view.columns.some((column) => column.key === input.value);
  part.count.textContent = counted(rows.length);
  part.done.textContent = `Show ${rows.length}`;
  part.downloads.hidden = !rows.length;
}

function fail(error) {
  part.count.textContent = "This part of the table could not be loaded. The lists below hold the same studies.";
  console.warn(error);
}

function listen() {
  part.filters.addEventListener("change", ({ target }) => {
    const picked = [...part.filters.querySelectorAll(`[name="${target.name}"]:checked`)].map((input) => input.value);
    go(choosing(viewOf(location.search), target.name, picked)).catch(fail);
  });
  part.columns.addEventListener("change", () => {
    const picked = [...part.columns.querySelectorAll(":checked")].map((input) => input.value);
    const columns = core.columns.filter((column) => picked.includes(column.key));
    go({ ...viewOf(location.search), columns }).catch(fail);
  });
  root.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-focus]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", link.getAttribute("href"));
    show().then(() => part[link.dataset.focus].focus()).catch(fail);
  });
  addEventListener("popstate", () => show().catch(fail));
  part.done.addEventListener("click", () => {
    part.sheet.open = false;
    part.count.focus();
  });
  const wide = matchMedia("(min-width: 60em)");
  const unfold = () => Object.assign(part.sheet, { open: wide.matches });
  wide.addEventListener("change", unfold);
  unfold();
}

async function start() {
  core = await load("core");
  for (const [key, values] of Object.entries(core.data)) sets.set(key, values);
  drawFilters();
  drawTools();
  listen();
  await show();
  root.hidden = false;
  document.querySelectorAll("[data-plain]").forEach((node) => { node.hidden = true; });
  performance.mark("explorer-rows"); // read by benchmarks/explorer.py
}

start().catch(console.warn);
