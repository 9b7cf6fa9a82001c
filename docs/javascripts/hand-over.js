// Handing something over from the page: as a file, by the clipboard, or to the host of the repository. Nothing is sent.

export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

export function download(name, text, type = "text/plain") {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  make("a", { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}

// Copies a text; false where the browser does not let the page do so.
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export const withQuery = (address, facts) => `${address}?${new URLSearchParams(facts)}`.replaceAll("+", "%20");
