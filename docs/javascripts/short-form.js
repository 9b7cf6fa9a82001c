// The two short forms: "Tell us about a study" and "Suggest a correction". What was typed is handed over as the host's
// own issue form, filled in (.github/ISSUE_TEMPLATE), or as a text to copy or to keep. Nothing is sent from here.

import { copy, download, make, withQuery } from "./hand-over.js";

const TITLES = { study: "A study for Bone Evidence", correction: "A correction for Bone Evidence" };

function begin(form, kind) {
  const said = form.querySelector("[data-part=said]");
  const asked = new URLSearchParams(location.search);
  for (const field of fieldsOf(form)) {
    const given = asked.get(field.name)?.slice(0, 200);
    if (given && (!field.options || [...field.options].some((option) => option.value === given))) field.value = given;
  }
  const button = (words, second, act) => {
    const node = make("button", { type: "button", class: `be-button${second ? " be-button--second" : ""}` }, words);
    node.addEventListener("click", () => isComplete(form, said) && act());
    return node;
  };
  const host = button("Open as an issue", false, () => {
    const facts = Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.value.trim()]));
    open(withQuery(`${form.dataset.repo}/issues/new`, { template: `${kind}.yml`, ...facts }), "_blank", "noopener");
    said.textContent = "The host of the repository opens in another tab, with what you wrote. It asks you to sign in.";
  });
  const copied = button("Copy as an e-mail", Boolean(form.dataset.repo), async () => {
    const done = await copy(`${TITLES[kind]}\n\n${textOf(form)}`);
    said.textContent = done ? "Copied. Paste it into an e-mail." : "This browser does not let the page copy. Download it.";
  });
  const kept = button("Download as a text", true, () => {
    download(`bone-evidence-${kind}.txt`, `${TITLES[kind]}\n\n${textOf(form)}`);
    said.textContent = `Written to bone-evidence-${kind}.txt.`;
  });
  form.querySelector("[data-part=hand-over]").append(...(form.dataset.repo ? [host, copied, kept] : [copied, kept]));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  form.nextElementSibling.hidden = true; // what stands there for readers without script
}

const fieldsOf = (form) => [...form.elements].filter((field) => field.name);
const labelOf = (field) => field.labels[0].textContent.trim();

function textOf(form) {
  return `${fieldsOf(form).map((field) => `${labelOf(field)}\n${field.value.trim()}`).join("\n\n")}\n`;
}

// Says at each empty field that it is needed; the first one gets the focus.
function isComplete(form, said) {
  const empty = fieldsOf(form).filter((field) => field.required && !field.value.trim());
  for (const field of fieldsOf(form)) {
    if (empty.includes(field)) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
  said.textContent = empty.length ? `Still needed: ${empty.map(labelOf).join(" · ")}` : "";
  empty[0]?.focus();
  return !empty.length;
}

for (const form of document.querySelectorAll("form[data-short]")) begin(form, form.dataset.short);
