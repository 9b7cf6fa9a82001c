// A reader's own choice of studies and model: looked up in what the build worked out, drawn, and said in a sentence.
// Nothing is reckoned here but where a mark lies on its scale. The address holds the choice; whoever comes by such an
// address sees the page unchanged first, and is asked.

const asked = new URLSearchParams(location.search);
const tools = [...document.querySelectorAll("[data-what-if]")];
const listOf = (key) => (asked.get(key) ?? "").split(",").filter(Boolean);

// What an address may ask for. `at` names one of several sets of studies on a page.
function wished(tool) {
  if (asked.has("at") && asked.get("at") !== tool.dataset.whatIf) return null;
  const there = [...tool.querySelectorAll("[name=study]")].map((input) => input.value);
  const models = [...tool.querySelectorAll("[name=model]")].map((input) => input.value);
  const without = listOf("without");
  const model = asked.get("model");
  const strange = without.filter((study) => !there.includes(study));
  if (model && !models.includes(model)) strange.push(model);
  if (!without.length && !model) return null;
  return { without: without.filter((study) => there.includes(study)), model: models.includes(model) && model, strange };
}

// Search engines are to keep our page, not a reader's choice.
function keepOut() {
  if (document.head.querySelector("meta[name=robots]")) return;
  document.head.append(Object.assign(document.createElement("meta"), { name: "robots", content: "noindex" }));
}

class Tool {
  constructor(root) {
    this.root = root;
    this.form = root.querySelector("form");
    this.said = root.querySelector("[data-part=said]");
    this.fold = root.closest("details");
    this.studies = [...root.querySelectorAll("[name=study]")];
    this.models = [...root.querySelectorAll("[name=model]")];
    this.fold.addEventListener("toggle", () => this.fold.open && this.ready().catch(console.warn));
    this.form.addEventListener("change", () => this.choose().catch(console.warn));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("reset", () => setTimeout(() => this.choose().catch(console.warn))); // after the boxes
  }

  // Fetch what is looked up, once; then show the controls.
  ready() {
    this.coming ??= fetch(new URL(this.root.dataset.from, document.baseURI)).then(async (answer) => {
      if (!answer.ok) throw new Error(`${this.root.dataset.from}: ${answer.status}`);
      this.data = await answer.json();
      this.show();
      this.root.hidden = false;
      this.fold.querySelector("[data-plain]").hidden = true;
    });
    this.coming.catch(() => { this.coming = undefined; }); // so that the next attempt asks again
    return this.coming;
  }

  get without() {
    return this.studies.filter((input) => !input.checked).map((input) => input.value);
  }

  get model() {
    return this.models.find((input) => input.checked)?.value ?? this.data.models[0];
  }

  get isOurs() {
    return !this.without.length && this.model === this.data.models[0];
  }

  // A result: its sentence, the figure and the words of the last row, and where its mark lies (0 for none).
  get result() {
    const { studies, models, sets, results, forms, words } = this.data;
    const key = studies.map((study, place) => (this.without.includes(study) ? place : -1)).filter((place) => place >= 0);
    if (key.length === studies.length) return { sentence: words.none, shown: "", basis: "", mark: 0 };
    if (!sets[key.join()]) return { sentence: words.beyond, shown: "", basis: "", mark: 0 };
    const [basis, ...byModel] = sets[key.join()];
    const [form, mark, shown, ...more] = results[byModel[models.indexOf(this.model)] ?? byModel[0]];
    const sentence = forms[form].replace(/\{(\d+)\}/g, (_, place) => [shown, basis, ...more][place]);
    return { sentence, shown, basis, mark };
  }

  show() {
    const { sentence, shown, basis, mark } = this.result;
    const before = this.isOurs ? this.data.words.ours : this.data.words.own;
    this.said.textContent = before + sentence;
    this.root.classList.toggle("be-what-if--own", !this.isOurs);
    for (const drawing of this.root.querySelectorAll("svg")) this.draw(drawing, shown, basis, mark);
  }

  draw(drawing, shown, basis, mark) {
    for (const row of drawing.querySelectorAll("[data-row]")) {
      row.toggleAttribute("data-off", this.without.includes(row.dataset.row));
    }
    drawing.querySelector(".fp-caption").toggleAttribute("data-off", this.isOurs);
    const summary = drawing.querySelector("[data-row=summary]");
    summary.querySelector("[text-anchor=end]").textContent = shown;
    summary.querySelector(".fp-detail").textContent = basis;
    const [low, high, left, right] = drawing.dataset.axis.split(" ").map(Number);
    const at = (value) => left + ((value - low) / (high - low)) * (right - left);
    const y = Number(summary.dataset.y);
    const corners = mark && [[mark[0], y], [mark[1], y - 9], [mark[2], y], [mark[1], y + 9]];
    const path = corners ? `M${corners.map(([value, down]) => `${at(value)} ${down}`).join("L")}Z` : "";
    summary.querySelector(".fp-diamond").setAttribute("d", path);
  }

  // After a change by the reader: show it, and put it into the address.
  async choose() {
    await this.ready();
    this.show();
    const parts = [];
    if (tools.length > 1) parts.push(`at=${this.root.dataset.whatIf}`);
    if (this.without.length) parts.push(`without=${this.without.join()}`);
    if (this.model !== this.data.models[0]) parts.push(`model=${this.model}`);
    history.replaceState(null, "", this.isOurs ? location.pathname : `?${parts.join("&")}`);
    if (!this.isOurs) keepOut();
  }

  // Somebody came by the address of a choice: tell, and offer it.
  offer({ without, model, strange }) {
    const notice = this.root.querySelector("[data-part=notice]");
    document.querySelector("article [data-section=lead]").prepend(notice);
    if (strange.length) {
      notice.querySelector("[data-part=strange]").textContent = `Not known here, and left out: ${strange.join(", ")}.`;
    }
    notice.querySelector("[data-part=show]").addEventListener("click", async () => {
      for (const input of this.studies) input.checked = !without.includes(input.value);
      for (const input of this.models) input.checked = input.value === (model || this.models[0].value);
      await this.choose();
      notice.remove();
      this.fold.open = true;
      this.root.scrollIntoView();
      this.said.focus({ preventScroll: true });
    });
    notice.hidden = false;
  }
}

for (const root of tools) {
  const tool = new Tool(root);
  const wish = wished(root);
  if (wish && !document.querySelector("[data-section=lead] > [data-part=notice]")) {
    keepOut();
    tool.offer(wish);
  }
}
