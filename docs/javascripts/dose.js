// The dose explorer: the address is the view. Pictures are ready-made, one a bone and pair of doses; the table holds the
// keys by which its rows are chosen, and a mark of the picture carries the number of its row.

const root = document.getElementById("doses");
const part = Object.fromEntries([...root.querySelectorAll("[data-part]")].map((node) => [node.dataset.part, node]));
const rows = [...document.querySelectorAll("#doses-table tbody tr")];
const choices = [...part.choices.elements].filter((node) => node.name);
const narrow = matchMedia("(max-width: 47.99em)");
const pictures = new Map(); // file -> the promise of its text
let turn = 0; // of two views asked for in haste, the later one stays

function viewOf(query) {
  const asked = new URLSearchParams(query);
  return Object.fromEntries(
    choices.map(({ name, options }) => {
      const there = [...options].map((option) => option.value);
      return [name, there.includes(asked.get(name)) ? asked.get(name) : there[0]];
    }),
  );
}

function addressOf(view) {
  const parts = choices.filter(({ name, options }) => view[name] !== options[0].value);
  return parts.length ? `?${parts.map(({ name }) => `${name}=${view[name]}`).join("&")}` : "./";
}

function picture(view) {
  const file = `${view.doses}-${view.bone}-${narrow.matches ? "narrow" : "wide"}.svg`;
  if (!pictures.has(file)) {
    const promise = fetch(new URL(root.dataset.from + file, document.baseURI)).then((answer) => {
      if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
      return answer.text();
    });
    promise.catch(() => pictures.delete(file)); // so that the next attempt asks again
    pictures.set(file, promise);
  }
  return pictures.get(file);
}

function fits(row, { bone, exercise, people }) {
  const has = (key, value) => !value || row.dataset[key].split(" ").includes(value);
  const measured = bone === "any" || row.querySelector(`[data-bone="${bone}"]`);
  return measured && has("exercise", exercise) && has("people", people);
}

// "1 programme", "2 programmes": the words of the count.
const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

function count(view, shown) {
  const sides = ["higher", "lower", "same", "untold"];
  const words = { higher: "higher", lower: "lower", same: "the same figure", untold: "cannot be told" };
  const sideOf = (row) => (view.bone === "any" ? row : row.querySelector(`[data-bone="${view.bone}"]`)).dataset.side;
  const tally = sides.map((side) => [shown.filter((row) => sideOf(row) === side).length, words[side]]);
  const told = tally.filter(([number]) => number).map(([number, side]) => `${number} ${side}`);
  const trials = new Set(shown.map((row) => row.dataset.study)).size;
  const missing = ["Load", "Sessions a week", "Length"].map((label) => {
    const without = shown.filter((row) => row.querySelector(`[data-l="${label}"][data-missing]`)).length;
    return `${label === "Load" ? "load in % of 1RM" : label.toLowerCase()} for ${without}`;
  });
  if (!shown.length) return "No programme matches. Choose less.";
  const whole = `${counted(shown.length, "programme")} of ${counted(trials, "trial")}`;
  return `${whole}: ${told.join(", ")}. Not stated: ${missing.join(", ")}.`;
}

async function show() {
  const mine = ++turn;
  const view = viewOf(location.search);
  const text = await picture(view);
  if (mine !== turn) return;
  for (const choice of choices) choice.value = view[choice.name];
  const shown = rows.filter((row) => fits(row, view));
  const numbers = new Set(shown.map((row) => row.dataset.row));
  part.picture.innerHTML = text;
  for (const mark of part.picture.querySelectorAll("[data-row]")) {
    if (!numbers.has(mark.dataset.row)) mark.remove();
  }
  for (const row of rows) row.hidden = !numbers.has(row.dataset.row);
  for (const side of document.querySelectorAll("#doses-table [data-bone]")) {
    side.hidden = view.bone !== "any" && side.dataset.bone !== view.bone;
  }
  part.count.textContent = count(view, shown);
  part.whole.parentElement.hidden = addressOf(view) === "./";
  root.hidden = false;
  for (const node of document.querySelectorAll("[data-plain]")) node.hidden = true;
}

function fail(error) {
  part.count.textContent = "This picture could not be loaded. The table below holds the same programmes.";
  console.warn(error);
}

function go(address) {
  history.pushState(null, "", address);
  show().catch(fail);
}

part.choices.addEventListener("change", () => {
  go(addressOf(Object.fromEntries(choices.map(({ name, value }) => [name, value]))));
});
part.choices.addEventListener("submit", (event) => event.preventDefault());
part.whole.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go("./");
  choices[0].focus();
});
addEventListener("popstate", () => show().catch(fail));
narrow.addEventListener("change", () => show().catch(fail));
if (location.protocol !== "file:") show().catch(fail);
