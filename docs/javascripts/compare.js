// Any two answers side by side: copies of what stands folded below. The address holds the two.

{
  const root = document.getElementById("any-two");
  const part = (name) => root.querySelector(`[data-part=${name}]`);
  const sides = [...root.querySelectorAll("select")];
  const answerOf = (key) => document.querySelector(`[data-answer="${CSS.escape(key)}"]`);

  const fill = ({ name, value }) => {
    const copy = value ? answerOf(value).cloneNode(true) : null;
    copy?.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id")); // the original keeps it
    part(name).replaceChildren(...(copy ? copy.childNodes : []));
  };

  const said = () => {
    const [left, right] = sides.map((side) => side.value);
    if (!left || !right) return "";
    if (left === right) return "This is one answer twice.";
    return JSON.parse(answerOf(left).dataset.shared)[right] ?? root.dataset.notShared;
  };

  const show = () => {
    sides.forEach(fill);
    part("said").textContent = said();
  };

  const asked = new URLSearchParams(location.search);
  for (const side of sides) {
    const wish = asked.get(side.name);
    if ([...side.options].some((option) => option.value === wish)) side.value = wish;
  }
  root.addEventListener("change", () => {
    show();
    if (location.protocol === "file:") return; // from the disk an address cannot change
    const chosen = sides.filter((side) => side.value).map((side) => `${side.name}=${encodeURIComponent(side.value)}`);
    history.replaceState(null, "", chosen.length ? `?${chosen.join("&")}` : location.pathname);
  });
  show();
  root.hidden = false;
  document.querySelectorAll("[data-plain]").forEach((node) => { node.hidden = true; });
}
