// The handout builder: a ready sheet stands in a frame, and what the clinic adds is put into it as text and as a picture.
// No sentence of a sheet is written here. Nothing typed is sent or kept: it lives in the fields and in the frame alone.

const root = document.getElementById("builder");
const part = Object.fromEntries([...document.querySelectorAll("[data-part]")].map((node) => [node.dataset.part, node]));
const { form, frame } = part;
const limits = { bytes: Number(root.dataset.logoBytes), side: Number(root.dataset.logoSide) };
// Control characters, and those that turn the order of letters around: nobody types them, and they can deceive.
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
let logo = ""; // the picture as an address of data, once it was looked at
let shown = ""; // address of the sheet in the frame

// What is chosen ---------------------------------------------------------------------------------------------------

const value = (name) => form.elements[name].value.replace(UNSEEN, "").trim();
const ready = [...part.ready.children];
const fits = (item, fields) => fields.every((name) => item.dataset[name] === value(name));
const chosen = () => ready.find((item) => fits(item, ["for", "about", "lang"]));

// Topics and languages without a sheet for these readers cannot be chosen; where the chosen one has none, the first has.
function offer() {
  for (const [name, fixed] of [["about", ["for"]], ["lang", ["for", "about"]]]) {
    const there = new Set(ready.filter((item) => fits(item, fixed)).map((item) => item.dataset[name]));
    const options = [...form.elements[name].options];
    for (const option of options) option.disabled = option.hidden = !there.has(option.value);
    if (!there.has(form.elements[name].value)) form.elements[name].value = options.find((one) => !one.disabled).value;
  }
}

// The sheet in its frame -------------------------------------------------------------------------------------------

function show() {
  offer();
  const item = chosen();
  const sheet = item.querySelector(`[data-size="${value("size")}"]`);
  part.pdf.href = sheet.href.replace(/html$/, "pdf");
  part.text.href = item.querySelector("[data-text]").href;
  const query = new URLSearchParams(["for", "about", "lang", "size"].map((name) => [name, value(name)]));
  history.replaceState(null, "", `?${query}`); // what is chosen, so that it can be sent on; never what is typed
  if (sheet.href === shown) return dress();
  shown = sheet.href;
  frame.src = sheet.href;
}

function dress() {
  const sheet = frame.contentDocument;
  const made = sheet?.getElementById("own-copy");
  if (!made) return;
  sheet.querySelectorAll("body [data-own]").forEach((node) => node.remove());
  const [head, note] = made.content.cloneNode(true).children;
  const named = [value("name"), value("phone")].filter(Boolean).join(", ");
  if (named || logo) {
    head.querySelector("b").textContent = named;
    if (logo) head.prepend(Object.assign(sheet.createElement("img"), { src: logo, alt: "" }));
    sheet.querySelector(".head").before(own(head));
  }
  const paragraphs = value("note").split(/\n\s*\n/).map((text) => text.trim()).filter(Boolean);
  if (paragraphs.length) {
    note.append(...paragraphs.map((text) => Object.assign(sheet.createElement("p"), { textContent: text })));
    sheet.querySelector(".part-sources").before(own(note));
  }
  fit();
}

const own = (node) => (node.setAttribute("data-own", ""), node);

function fit() {
  const sheet = frame.contentDocument?.documentElement;
  if (sheet) frame.style.height = `${sheet.scrollHeight}px`;
}

// A logo -----------------------------------------------------------------------------------------------------------

async function look() {
  const [file] = form.elements.logo.files;
  logo = "";
  part.fault.textContent = file ? await faultOf(file) : "";
  dress();
}

// What is wrong with a picture; where nothing is, it is kept as data, in which a browser runs nothing.
async function faultOf(file) {
  if (file.size > limits.bytes) return `This file has ${file.size.toLocaleString("en-GB")} bytes. That is too large.`;
  const kind = kindOf(new Uint8Array(await file.arrayBuffer()));
  if (!kind) return "This file is no PNG, JPEG or SVG.";
  const read = await new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.readAsDataURL(new Blob([file], { type: kind }));
  });
  const picture = new Image();
  picture.src = read;
  try {
    await picture.decode();
  } catch {
    return "This picture cannot be read.";
  }
  if (Math.max(picture.naturalWidth, picture.naturalHeight) > limits.side) return "This picture is too large.";
  logo = read;
  return "";
}

function kindOf(bytes) {
  const starts = (...signs) => signs.every((sign, index) => bytes[index] === sign);
  if (starts(0x89, 0x50, 0x4e, 0x47)) return "image/png";
  if (starts(0xff, 0xd8, 0xff)) return "image/jpeg";
  return /^\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<svg[\s>]/.test(new TextDecoder().decode(bytes)) ? "image/svg+xml" : "";
}

// Print and save ---------------------------------------------------------------------------------------------------

function print() {
  const [style] = frame.contentDocument.styleSheets;
  style.insertRule(`@page { size: ${value("paper")}; }`, style.cssRules.length);
  frame.contentWindow.focus();
  frame.contentWindow.print();
}

function save() {
  const copy = frame.contentDocument.documentElement.cloneNode(true);
  copy.querySelectorAll("[data-own]").forEach((node) => node.removeAttribute("data-own"));
  const file = new Blob([`<!doctype html>\n${copy.outerHTML}\n`], { type: "text/html" });
  const link = Object.assign(document.createElement("a"), {
    href: URL.createObjectURL(file),
    download: `${value("about")}.${value("for")}.${value("lang")}.${value("size")}.html`,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// ------------------------------------------------------------------------------------------------------------------

function begin() {
  for (const [name, given] of new URLSearchParams(location.search)) {
    const field = ["for", "about", "lang", "size"].includes(name) ? form.elements[name] : null;
    const known = field && [...(field.options ?? field)].some((option) => option.value === given);
    if (known) field.value = given;
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", ({ target }) => (target.name === "logo" ? look() : show()));
  form.addEventListener("input", dress);
  part.print.addEventListener("click", print);
  part.save.addEventListener("click", save);
  frame.addEventListener("load", () => {
    dress();
    part.told.textContent = `${frame.contentDocument.title}`;
  });
  addEventListener("resize", fit);
  root.hidden = false;
  document.querySelectorAll("[data-plain]").forEach((node) => { node.hidden = true; });
  show();
}

if (location.protocol !== "file:") begin(); // opened from the disk, a page may not look into a frame
