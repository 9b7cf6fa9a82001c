// The search: a dialog on every page, and the page search/ itself. Both are drawn here, on Pagefind's engine and index
// below evidence/search/, which are fetched at the first search. The address of the page holds the whole search.
// Opened from the disk nothing of this runs: the page says so, and offers the lists.

(() => {
  const opener = document.querySelector(".be-search-open");
  if (!opener || location.protocol === "file:") return;

  const ROOT = new URL("../", new URL(opener.getAttribute("href"), location.href));
  const AT_ONCE = 10; // results shown, and shown more at a time
  const PAUSE = 120; // milliseconds without a key, after which somebody has stopped typing
  const KEYS = "be-search-keys"; // what the browser keeps: "off" where single keys must not open the search
  const OPTIONS = { noWorker: true, excerptLength: 18, ranking: { metaWeights: { title: 4, name: 8, says: 1.5, words: 0.7 } } };
  // Of pages that fit alike, an answer comes before the studies under it, and both before lists and rules.
  const RANK = { answer: 1.5, bone: 1.4, people: 1.2, exercise: 1.2, learn: 1.2, tool: 0.5, project: 0.5 };
  // Words of a sentence that say nothing of what is looked for: no page needs to have them.
  const LITTLE = new Set(
    ("a about am an and are as at be can could do does for from get has have how i if in is it its me my of on or our " +
      "should than that the their there this to was were what when where which who why will with would you your")
      .split(" "),
  );

  const make = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children);
    return node;
  };
  const button = (words, act, attributes = {}) => {
    const node = make("button", { type: "button", ...attributes }, ...[words].flat());
    node.addEventListener("click", act);
    return node;
  };
  const unseen = (words) => make("span", { class: "be-hidden" }, words);
  const pages = (count) => (count === 1 ? "1 page" : `${count.toLocaleString("en")} pages`);
  const there = (path) => new URL(path, ROOT).href;

  // The index ------------------------------------------------------------------------------------------------------

  let coming; // the promise of the engine and of the facets

  async function load() {
    const [engine, answer] = await Promise.all([
      import(there("evidence/search/pagefind.js")),
      fetch(there("evidence/search/facets.json")),
    ]);
    if (!answer.ok) throw new Error(`facets.json: ${answer.status}`);
    const [facets] = await Promise.all([answer.json(), engine.options(OPTIONS)]);
    return { engine, facets, rows: new Map(facets.ids.split(" ").map((id, row) => [id, row])) };
  }

  function index() {
    if (!coming) {
      coming = load();
      coming.catch(() => (coming = undefined)); // so that the next attempt asks again
    }
    return coming;
  }

  // The words to look for: a bare DOI or number, and none that only joins others.
  function wordsOf(query) {
    const bare = query.replace(/https?:\/\/(dx\.)?doi\.org\//gi, "").replace(/\b(doi|pmid|pmcid)\s*:\s*/gi, "");
    const words = bare.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
    const telling = words.filter((word) => !LITTLE.has(word.toLowerCase().replace(/[?!.,;:]+$/, "")));
    return telling.length ? telling : words;
  }

  // Every page that has all of these words, the best first.
  async function look(words) {
    const { engine, facets, rows } = await index();
    const { results } = await engine.search(words.join(" "));
    const kinds = facets.facets.find((facet) => facet.key === "kind").options.map(([key]) => RANK[key] ?? 1);
    const rank = ({ row, score }) => score * kinds[31 - Math.clz32(facets.kind[row])];
    for (const result of results) result.row = rows.get(result.id);
    return results.sort((one, two) => rank(two) - rank(one));
  }

  // What is asked, and its address ---------------------------------------------------------------------------------

  function viewOf(query) {
    const parameters = new URLSearchParams(query);
    const chosen = new Map();
    for (const [key, value] of parameters) if (key !== "q" && value) chosen.set(key, value.split(","));
    return { query: parameters.get("q") ?? "", chosen };
  }

  function addressOf({ query, chosen }) {
    const parts = query.trim() ? [`q=${encodeURIComponent(query.trim()).replaceAll("%20", "+")}`] : [];
    for (const [key, options] of chosen) parts.push(`${key}=${options.join()}`);
    return there("search/") + (parts.length ? `?${parts.join("&")}` : "");
  }

  // The facets in use, each with its chosen options as bits.
  function testsOf(facets, chosen) {
    return facets.facets.flatMap(({ key, options }) => {
      const picked = chosen.get(key) ?? [];
      const bits = options.reduce((sum, [option], place) => (picked.includes(option) ? sum | (1 << place) : sum), 0);
      return bits ? [{ key, bits }] : [];
    });
  }

  const passing = (facets, results, tests) =>
    results.filter(({ row }) => tests.every(({ key, bits }) => facets[key][row] & bits));

  const labelsOf = (facets, key, row) =>
    facets.facets.find((facet) => facet.key === key).options
      .filter((_, place) => facets[key][row] & (1 << place)).map(([, label]) => label);

  // One result -----------------------------------------------------------------------------------------------------

  const simple = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // The words around a find that neither the title nor the sentence below it shows.
  function excerptOf(data, words) {
    const shown = simple(`${data.meta.title} ${data.meta.says ?? ""}`);
    if (!data.excerpt.includes("<mark>") || words.every((word) => shown.includes(simple(word)))) return [];
    const { body } = new DOMParser().parseFromString(data.excerpt, "text/html");
    const parts = [...body.childNodes].map((node) =>
      node.nodeName === "MARK" ? make("mark", {}, node.textContent) : node.textContent);
    return [make("p", { class: "be-search__excerpt" }, unseen("On the page: "), "… ", ...parts, " …")];
  }

  function itemOf(facets, { row }, data, words) {
    const sure = labelsOf(facets, "certainty", row).map((level) => (level === "not rated" ? level : `${level} certainty`));
    const about = [...labelsOf(facets, "kind", row), ...sure].join(" · ");
    const says = data.meta.says ? [make("p", { class: "be-search__says" }, data.meta.says)] : [];
    return make(
      "li", {},
      make("a", { href: there(data.raw_url) }, data.meta.title),
      make("p", { class: "be-small" }, about),
      ...says,
      ...excerptOf(data, words),
    );
  }

  // One search, drawn into an element --------------------------------------------------------------------------------

  class Search {
    constructor(root, name, { dialog = false } = {}) {
      this.root = root;
      this.dialog = dialog;
      this.view = { query: "", chosen: new Map() };
      this.turn = 0; // of two searches asked for in haste, the later one stays
      this.draw(name);
    }

    draw(name) {
      this.input = make("input", {
        type: "search", id: name, name: "q", autocomplete: "off", autocapitalize: "none", spellcheck: "false",
        enterkeyhint: "search", "aria-describedby": `${name}-hint`,
      });
      const field = make("div", { class: "be-search__field" }, this.input);
      if (this.dialog) field.append(button("Close", () => this.root.close(), { class: "be-button be-button--second" }));
      this.form = make("form", { role: "search" }, make("label", { for: name }, "Search this site"), field);
      this.hint = make("p", { class: "be-small", id: `${name}-hint` }, "A bone, an exercise, a word, a study by author and " +
        "year or by its name, a DOI. Arrow keys go through what is found, Enter opens it.");
      this.filters = make("div", { class: "be-search__facets" });
      this.inUse = make("span", { class: "be-search__in-use" });
      this.fold = make("details", { class: "be-unfold be-search__filters", hidden: true },
        make("summary", {}, "Narrow down ", this.inUse), this.filters);
      this.count = make("p", { class: "be-search__count", role: "status", tabindex: "-1" });
      this.guidance = make("div", { class: "be-note", hidden: true });
      this.list = make("ol", { class: "be-search__list" });
      this.more = button("Show more", () => this.showMore(), { class: "be-button be-button--second", hidden: true });
      this.root.append(this.form, this.hint, this.fold, this.count, this.guidance, this.list, this.more);
      if (this.dialog) {
        this.link = make("a", { href: there("search/") }, "This search as a page of its own");
        this.root.append(make("p", { class: "be-small" }, this.link));
      }
      this.listen();
    }

    listen() {
      let waiting;
      this.input.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => this.ask({ query: this.input.value }), PAUSE);
      });
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        clearTimeout(waiting);
        if (this.dialog) location.assign(addressOf({ ...this.view, query: this.input.value }));
        else this.ask({ query: this.input.value }).then(() => this.count.focus());
      });
      this.root.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && this.dialog) {
          event.preventDefault(); // a browser would empty the field first
          this.root.close();
        }
        const steps = { ArrowDown: 1, ArrowUp: -1 };
        if (!(event.key in steps) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
        const stops = [this.input, ...this.list.querySelectorAll("a"), ...(this.more.hidden ? [] : [this.more])];
        const at = stops.indexOf(document.activeElement);
        const next = stops[at + steps[event.key]];
        if (at < 0 || !next) return;
        event.preventDefault();
        next.focus();
      });
    }

    // Change the view, look, draw, and let the address follow.
    async ask(change) {
      this.view = { ...this.view, ...change };
      if (this.link) this.link.href = addressOf(this.view);
      else history.replaceState(null, "", addressOf(this.view));
      const turn = (this.turn += 1);
      const words = wordsOf(this.view.query);
      if (!words.length) {
        this.fold.hidden = true;
        return this.clear("");
      }
      try {
        const [results, { facets }] = await Promise.all([look(words), index()]);
        if (turn === this.turn) await this.show(facets, results, words, turn);
      } catch (error) {
        if (turn === this.turn) this.fail(error);
      }
      return undefined;
    }

    fail(error) {
      console.error(error);
      this.clear("The search did not load.");
      const again = button("Try again", () => this.ask({}));
      this.guide([make("p", {}, again, ", or start from ", make("a", { href: there("questions/") }, "the list of questions"), ".")]);
    }

    clear(words) {
      this.count.textContent = words;
      this.list.replaceChildren();
      this.more.hidden = true;
      this.guide([]);
    }

    guide(lines) {
      this.guidance.replaceChildren(...lines);
      this.guidance.hidden = !lines.length;
    }

    async show(facets, results, words, turn) {
      const tests = testsOf(facets, this.view.chosen);
      const kept = passing(facets, results, tests);
      this.fold.hidden = !results.length;
      this.drawFacets(facets, results, tests);
      this.waiting = kept.slice();
      this.shown = { facets, words };
      const items = await this.next();
      const lines = kept.length ? [] : await this.waysOut(results, words);
      if (turn !== this.turn) return;
      const whole = kept.length === results.length ? "" : ` of ${pages(results.length)}`;
      this.clear(kept.length ? `${whole ? kept.length.toLocaleString("en") + whole : pages(kept.length)}` : "Nothing found.");
      this.list.replaceChildren(...items);
      this.more.hidden = !this.waiting.length;
      this.guide(lines);
    }

    // The next results as they are drawn.
    async next() {
      const { facets, words } = this.shown;
      const some = this.waiting.splice(0, AT_ONCE);
      const data = await Promise.all(some.map((result) => result.data()));
      return some.map((result, place) => itemOf(facets, result, data[place], words));
    }

    async showMore() {
      const items = await this.next();
      this.list.append(...items);
      this.more.hidden = !this.waiting.length;
      items[0]?.querySelector("a").focus();
    }

    // What to do where nothing was found: each way says what it gives, the one that gives most first.
    async waysOut(results, words) {
      const ways = [];
      if (results.length) {
        const all = button("Without what narrows it down", () => this.ask({ chosen: new Map() }).then(() => this.count.focus()));
        ways.push(make("p", {}, all, `: ${pages(results.length)}.`));
      } else if (words.length > 1) {
        const fewer = words.map((word, place) => ({ word, rest: words.filter((_, other) => other !== place) }));
        const counts = await Promise.all(fewer.map(({ rest }) => look(rest)));
        const good = fewer.map((way, place) => ({ ...way, count: counts[place].length })).filter(({ count }) => count);
        for (const { word, rest, count } of good.sort((one, two) => two.count - one.count)) {
          const query = rest.join(" ");
          const less = button(["Without ", make("strong", {}, word)], () => {
            this.input.value = query;
            this.ask({ query }).then(() => this.count.focus());
          });
          ways.push(make("p", {}, less, `: ${pages(count)}.`));
        }
      }
      const lists = make("p", {}, "Try an everyday word, such as hip, back, weights or fracture; or start from ",
        make("a", { href: there("questions/") }, "the list of questions"), " or ",
        make("a", { href: there("learn/glossary/") }, "the glossary"), ".");
      const head = results.length ? "Pages have these words, but none of the kind you chose."
        : words.length > 1 ? "No page has all of these words." : "No page has this word. Is it spelt as you meant?";
      return [make("p", {}, head), ...ways, lists];
    }

    // The facets, with how many pages each option would leave while the others stay as they are.
    drawFacets(facets, results, tests) {
      if (!this.filters.children.length) for (const facet of facets.facets) this.filters.append(this.fieldOf(facet));
      facets.facets.forEach(({ key, options }, place) => {
        const others = passing(facets, results, tests.filter((test) => test.key !== key));
        this.filters.children[place].querySelectorAll("label").forEach((label, option) => {
          const count = others.filter(({ row }) => facets[key][row] & (1 << option)).length;
          label.firstChild.checked = (this.view.chosen.get(key) ?? []).includes(options[option][0]);
          label.lastChild.textContent = count ? ` (${count})` : " (none)";
          label.hidden = !count && !label.firstChild.checked;
        });
      });
      this.inUse.textContent = tests.length ? `(${tests.length} in use)` : "";
    }

    fieldOf({ key, label, options }) {
      const field = make("fieldset", {}, make("legend", {}, label));
      for (const [option, words] of options) {
        const box = make("input", { type: "checkbox", name: key, value: option });
        box.addEventListener("change", () => {
          const picked = [...field.querySelectorAll("input:checked")].map((one) => one.value);
          const chosen = new Map(this.view.chosen);
          if (picked.length) chosen.set(key, picked);
          else chosen.delete(key);
          this.ask({ chosen });
        });
        field.append(make("label", {}, box, words, make("span")));
      }
      return field;
    }

    // Show a view that comes from an address.
    restore(view) {
      this.input.value = view.query;
      return this.ask(view);
    }
  }

  // The dialog, and the page -----------------------------------------------------------------------------------------

  let dialog;

  function open() {
    if (!dialog) {
      const node = make("dialog", { class: "be-search be-search-dialog", "aria-label": "Search" });
      node.addEventListener("click", (event) => event.target === node && node.close()); // beside the dialog
      document.body.append(node);
      dialog = new Search(node, "be-search-words", { dialog: true });
    }
    if (!dialog.root.open) dialog.root.showModal();
    dialog.input.focus();
    dialog.input.select();
    index().catch(() => {}); // fetched while somebody types; a failure shows with the search
  }

  const page = document.querySelector("[data-search]");
  const own = page && new Search(page, "be-search-page");
  const start = () => {
    if (!own) return open();
    own.input.focus();
    return own.input.select();
  };
  if (own) {
    page.append(keySwitch());
    page.hidden = false;
    document.querySelector("[data-plain]").hidden = true;
    if (matchMedia("(min-width: 60em)").matches) own.fold.open = true;
    own.restore(viewOf(location.search));
    addEventListener("popstate", () => own.restore(viewOf(location.search)));
    if (!location.search) own.input.focus();
  }

  opener.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    start();
  });

  // Single keys are handy for some and a trap for those who speak to their computer: they can be switched off.
  function keySwitch() {
    const off = localStorage.getItem(KEYS) === "off";
    const words = off ? "Let the keys / and s open the search" : "Do not let the keys / and s open the search";
    const line = make("p", { class: "be-small be-search__keys" }, button(words, () => {
      localStorage.setItem(KEYS, off ? "on" : "off");
      const fresh = keySwitch();
      line.replaceWith(fresh);
      fresh.firstChild.focus();
    }));
    return line;
  }

  addEventListener("keydown", (event) => {
    if (!["/", "s"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
    if (localStorage.getItem(KEYS) === "off") return;
    event.preventDefault();
    start();
  });
})();
