// The controls of the form: one for each field of the schema, with its words, its example and its closed list.

import { make } from "./hand-over.js";

const plain = (text) => (text ?? "").split(/\s+/u).join(" ").replaceAll("`", "").replace(/\.$/, "");

export function fieldDrawer({ fields, layout, schema, state, keep, redraw }) {
  const idOf = (path) => ["record", ...path].join("-");
  const labelOf = (name, part) => plain(fields.resolved(part).description) || name.replaceAll("_", " ");
  const armIds = () => (state().arms ?? []).map((arm) => arm.id).filter(Boolean);

  // One field: `raw` is the object that holds it.
  function field(name, part, raw, path, design, isNeeded, called) {
    const control = fields.controlOf(part);
    const at = [...path, name];
    const label = called ?? labelOf(name, part);
    if (control === "group") return group(name, part, raw, at, design, label, isNeeded);
    if (control === "rows") return rows(name, part, raw, at, design, label);
    if (control === "choices") return choices(name, part, raw, at, label);
    const id = idOf(at);
    const example = fields.resolved(part).examples?.[0];
    const isOpen = ["text", "id", "words", "lines"].includes(control) && example !== undefined;
    const more = [helpOf(control), isOpen ? `For example: ${example}` : ""].filter(Boolean).join(" ");
    const help = [isNeeded ? "Needed." : "", called ? `${labelOf(name, part)}.` : "", more].filter(Boolean).join(" ");
    const node = input(name, control, part, id);
    if (help) node.setAttribute("aria-describedby", `${id}-help`);
    node.value = raw[name] ?? "";
    node.addEventListener("input", () => {
      raw[name] = node.value;
      keep();
    });
    if (path.at(-2) === "arms" && name === "id") node.addEventListener("input", refill);
    const told = help ? [make("p", { class: "be-field__help", id: `${id}-help` }, help)] : [];
    return make("div", { class: `be-field be-field--${control}` }, make("label", { for: id }, label), node, ...told);
  }

  const helpOf = (control) =>
    ({ words: "With commas between them.", lines: "One a line.", date: "Such as 2019, 2019-03 or 2019-03-31." })[control] ?? "";

  const optionsFor = (named) => [["", "Not chosen"], ...named].map(([value, label]) => make("option", { value }, label));

  // After a group got another id: the choices of a group name it anew.
  function refill() {
    for (const select of document.querySelectorAll("select[data-arms]")) {
      const { value } = select;
      select.replaceChildren(...optionsFor(armIds().map((arm) => [arm, arm])));
      select.value = value;
    }
  }

  function input(name, control, part, id) {
    const options = { yesno: [["true", "Yes"], ["false", "No"]] }[control];
    const listed = control === "choice" ? fields.optionsOf(part).map(({ id: value, label }) => [value, label]) : options;
    if (name === "arm") return make("select", { id, "data-arms": true }, ...optionsFor(armIds().map((arm) => [arm, arm])));
    if (listed) return make("select", { id }, ...optionsFor(listed));
    const isLong = control === "lines" || (control === "text" && layout.long.includes(name));
    if (isLong) return make("textarea", { id, rows: control === "lines" ? 2 : 4 });
    const mode = control === "number" ? "decimal" : undefined;
    return make("input", { id, autocomplete: "off", inputmode: mode });
  }

  function group(name, part, raw, path, design, label, isNeeded) {
    const inner = (raw[name] ??= {});
    const { first, more } = fields.fieldsOf(part, design);
    if (first.length === 1 && !more.length) {
      const only = fields.resolved(part).properties[first[0]];
      return field(first[0], only, inner, path, design, isNeeded, label);
    }
    return make("fieldset", { class: "be-group", id: idOf(path) }, make("legend", {}, label), ...body(part, inner, path, design, isNeeded));
  }

  // `isNeeded`: whether a record that has the part at all must have its needed fields; an entry of a list must.
  function body(part, raw, path, design, isNeeded) {
    const { first, more, required } = fields.fieldsOf(part, design);
    const { properties } = fields.resolved(part);
    const one = (field_) => field(field_, properties[field_], raw, path, design, isNeeded && required.includes(field_));
    return [...first.map(one), ...fold(more.map(one), idOf(path))];
  }

  function fold(nodes, id) {
    if (!nodes.length) return [];
    return [make("details", { class: "be-unfold", id: `${id}-more` }, make("summary", {}, "More fields"), make("div", {}, ...nodes))];
  }

  function choices(name, part, raw, path, label) {
    const id = idOf(path);
    const picked = () => (Array.isArray(raw[name]) ? raw[name] : []);
    const count = make("span", {});
    const told = () => { count.textContent = picked().length ? ` (${picked().length} chosen)` : ""; };
    const options = fields.optionsOf(part);
    const boxes = options.map(({ id: value, label: words }) => {
      const box = make("input", { type: "checkbox", value });
      box.checked = picked().includes(value);
      box.addEventListener("change", () => {
        const chosen = new Set(picked());
        if (box.checked) chosen.add(value);
        else chosen.delete(value);
        raw[name] = options.map((option) => option.id).filter((option) => chosen.has(option));
        told();
        keep();
      });
      return make("label", { class: "be-box" }, box, make("span", {}, words));
    });
    told();
    const legend = make("legend", { class: "be-hidden" }, label);
    return make(
      "details",
      { class: "be-unfold be-choices", id },
      make("summary", {}, label, count),
      make("fieldset", { class: "be-boxes" }, legend, ...boxes),
    );
  }

  function rows(name, part, raw, path, design, label) {
    const entries = (raw[name] ??= []);
    const called = layout.rows[name] ?? "entry";
    const drawn = entries.map((entry, place) => {
      const at = [...path, place];
      const remove = make("button", { type: "button", class: "be-quiet" }, `Remove ${called} ${place + 1}`);
      remove.addEventListener("click", () => {
        entries.splice(place, 1);
        keep();
        redraw(`${idOf(path)}-add`);
      });
      const legend = make("legend", {}, `${called[0].toUpperCase()}${called.slice(1)} ${place + 1}`);
      return make("fieldset", { class: "be-row", id: idOf(at) }, legend, ...body(part.items, entry, at, design, true), remove);
    });
    const add = make("button", { type: "button", class: "be-button be-button--second", id: `${idOf(path)}-add` }, `Add a ${called}`);
    add.addEventListener("click", () => {
      entries.push(seed(name, entries.length));
      keep();
      const { first } = fields.fieldsOf(part.items, design);
      redraw(idOf([...path, entries.length - 1, first[0]]));
    });
    return make("div", { class: "be-rows", id: idOf(path) }, make("p", { class: "be-rows__label" }, label), ...drawn, add);
  }

  // What a new entry begins with; ids are told apart by their number.
  function seed(name, place) {
    const seeds = layout.seeds[name] ?? [];
    const begun = { ...(seeds[place] ?? seeds.at(-1) ?? {}) };
    if (begun.id && place >= seeds.length) begun.id = `${begun.id.replace(/-\d+$/, "")}-${place + 1}`;
    return begun;
  }

  const drawn = (names, design) => names.map((name) => {
    return field(name, schema.properties[name], state(), [], design, false);
  });

  // A part of the form that is one group of fields needs no frame of its own.
  function step(names, design) {
    const [name] = names;
    const part = schema.properties[name];
    if (names.length > 1 || fields.controlOf(part) !== "group") return drawn(names, design);
    return body(part, (state()[name] ??= {}), [name], design, false);
  }

  return { step, folded: (names, design, id) => fold(drawn(names, design), id) };
}
