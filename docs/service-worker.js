// Pages that were read once can be read again without a connection: the network is asked first, always, and only where
// it does not answer is a saved copy shown, with a band that says so and when it was saved.
//
// Never saved: what other programs read, and the pages that tell whether a printed sheet still holds.

const CACHE = "bone-evidence-1";
const NEVER = ["api/", "h/"];
const KINDS = new Set(["style", "script", "font", "image"]); // data that scripts ask for is left to the network
const MOST = { page: 60, file: 60 };
const SAVED = "x-saved";
const scope = new URL(self.registration.scope).pathname;

const isPage = (request) => request.mode === "navigate";
const pathOf = (url) => new URL(url).pathname.slice(scope.length);
const neverSaved = (url) => NEVER.some((start) => pathOf(url).startsWith(start));
// One copy a page, whatever stands behind its question mark: the explorer's address holds a view, not another page.
const keyOf = (url) => new URL(new URL(url).pathname, url).href;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

async function takeOver() {
  const names = (await caches.keys()).filter((name) => name.startsWith("bone-evidence-") && name !== CACHE);
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.clients.claim();
}

// A page says what it was made of when this program came too late to see it; the browser still has it all.
self.addEventListener("message", (event) => {
  const known = event.data.filter((url) => url.startsWith(self.registration.scope) && !neverSaved(url));
  event.waitUntil(Promise.all(known.map((url) => fetch(url, { cache: "force-cache" }).then((it) => save(url, it)))));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const ours = request.url.startsWith(self.registration.scope);
  if (request.method !== "GET" || !ours || !(isPage(request) || KINDS.has(request.destination))) return;
  event.respondWith(answer(event));
});

async function answer(event) {
  const { request } = event;
  const never = neverSaved(request.url);
  try {
    // A page is asked for anew, or the browser's own store might pass for the network.
    const found = await fetch(request, isPage(request) ? { cache: "no-cache" } : {});
    if (!never && found.status < 500) event.waitUntil(save(request.url, found.clone()));
    if (never || found.status < 500) return found;
    return (await saved(request)) ?? found;
  } catch (fault) {
    const copy = never ? undefined : await saved(request);
    if (copy) return copy;
    if (isPage(request)) return nothing(never);
    throw fault;
  }
}

// Saving -----------------------------------------------------------------------------------------------------------

async function save(url, found) {
  const cache = await caches.open(CACHE);
  const key = keyOf(url);
  await cache.delete(key); // a page that is gone is gone here too; and what is saved anew becomes the youngest
  if (found.status !== 200 || found.type !== "basic" || found.redirected) return;
  const headers = new Headers(found.headers);
  headers.set(SAVED, new Date().toISOString());
  await cache.put(key, new Response(await found.blob(), { headers }));
  await forgetOldest(cache);
}

// Keys come in the order in which they were saved.
async function forgetOldest(cache) {
  const keys = await cache.keys();
  const pages = keys.filter(({ url }) => /(\/|\.html)$/.test(url));
  const files = keys.filter((key) => !pages.includes(key));
  const old = [...pages.slice(0, -MOST.page), ...files.slice(0, -MOST.file)];
  await Promise.all(old.map((key) => cache.delete(key)));
}

// Showing ----------------------------------------------------------------------------------------------------------

async function saved(request) {
  const cache = await caches.open(CACHE);
  const copy = await cache.match(keyOf(request.url));
  if (!copy || !isPage(request)) return copy;
  const day = new Date(copy.headers.get(SAVED)).toLocaleDateString("en-GB", { dateStyle: "long" });
  const words = `<b>Saved copy of ${day}.</b> There is no connection, so this page may have changed since.`;
  const band = `<aside class="be-saved" aria-label="Saved copy"><p>${words}</p></aside>`;
  const text = (await copy.text()).replace(/<body[^>]*>/, (body) => `${body}${band}`);
  return new Response(text, { headers: { "content-type": "text/html; charset=utf-8" } });
}

function nothing(never) {
  const why = never
    ? "This page is never shown from a saved copy: it tells what holds today. Try again when you are connected."
    : "This page was not saved in this browser. Try again when you are connected.";
  const head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">';
  const title = "<title>No connection - Bone Evidence</title>";
  const style = "<style>body{font:1.1rem/1.6 system-ui,sans-serif;max-width:34em;margin:3rem auto;padding:0 1rem}</style>";
  const main = `<main><h1>No connection</h1><p>${why}</p><p><a href="${scope}">Home page</a></p></main>`;
  const page = `<!doctype html><html lang="en"><head>${head}${title}${style}</head><body>${main}</body></html>`;
  return new Response(page, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}
