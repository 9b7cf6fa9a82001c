// The slider of years: it points at the row of a table and of a picture; what each year says is written in the table.

for (const tool of document.querySelectorAll("[data-years]")) {
  const part = (name) => tool.querySelector(`[data-part=${name}]`);
  const slider = tool.querySelector("input");
  const rows = [...tool.querySelectorAll("tr[data-year]")];
  const show = () => {
    const row = rows.findLast(({ dataset }) => Number(dataset.year) <= Number(slider.value));
    const words = `By the end of ${slider.value}: ${row.dataset.said}`;
    part("year").textContent = slider.value;
    part("said").textContent = words;
    slider.setAttribute("aria-valuetext", words);
    for (const node of tool.querySelectorAll("[data-row]")) {
      node.toggleAttribute("data-off", Number(node.dataset.row) > Number(slider.value));
      node.toggleAttribute("data-now", node.dataset.row === row.dataset.year);
    }
    for (const other of rows) other.toggleAttribute("data-now", other === row);
  };
  slider.addEventListener("input", show);
  show();
  part("slider").hidden = false;
}
