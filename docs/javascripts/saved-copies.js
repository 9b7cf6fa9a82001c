// Starts the program that keeps copies of pages for reading without a connection; only where a server delivers them.
if (location.protocol.startsWith("http") && "serviceWorker" in navigator) {
  const program = new URL("../service-worker.js", document.currentScript.src);
  const isFirst = !navigator.serviceWorker.controller;
  addEventListener("load", async () => {
    try {
      await navigator.serviceWorker.register(program);
      if (!isFirst) return;
      // This page came before the program: tell what it was made of, so that it too can be read again.
      const { active } = await navigator.serviceWorker.ready;
      const files = performance.getEntriesByType("resource").filter(({ initiatorType, name }) => {
        return initiatorType !== "fetch" && !name.endsWith(".json");
      });
      active.postMessage([location.href, ...files.map(({ name }) => name)]);
    } catch (fault) {
      console.warn(fault); // a browser that forbids it loses nothing but the copies
    }
  });
}
