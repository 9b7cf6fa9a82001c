// Links lead to folders, and a server answers with the page inside. Opened from the disk there is no server: name the page.
if (location.protocol === "file:") {
  document.documentElement.classList.add("be-from-disk");
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest("a[href]");
      if (!link) return;
      const target = new URL(link.getAttribute("href"), location.href);
      if (target.protocol !== "file:" || !target.pathname.endsWith("/")) return;
      target.pathname += "index.html";
      link.setAttribute("href", target.href);
    },
    true,
  );
}
