// A page that is not there: offer the addresses that are most like the one asked for, and a search for its words.
(async () => {
  const box = document.getElementById("not-found");
  const root = new URL(box.dataset.root, location.href);
  const asked = decodeURIComponent(location.pathname).slice(root.pathname.length);
  const wordsOf = (address) => address.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word && !/^(index|html?)$/.test(word));
  const words = wordsOf(asked);
  if (!words.length) return;

  const pairs = (word) => new Set([...` ${word} `].slice(1).map((sign, place) => ` ${word} `[place] + sign));
  // How alike two words are, from 0 to 1: the share of pairs of letters that they have in common (Dice 1945).
  function alike(one, other) {
    if (one === other) return 1;
    const [first, second] = [pairs(one), pairs(other)];
    return (2 * [...first].filter((pair) => second.has(pair)).length) / (first.size + second.size);
  }

  function likeness(address) {
    const there = wordsOf(address);
    const best = (from, to) => from.map((word) => Math.max(0, ...to.map((other) => alike(word, other))));
    const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);
    // Both ways, so that a short address does not win by having little that could differ.
    return (sum(best(words, there)) + sum(best(there, words))) / (words.length + there.length || 1);
  }

  const search = document.querySelector("a.be-search-open");
  if (search) {
    const link = box.querySelector("[data-search-for]");
    const wanted = new URL(search.getAttribute("href"), location.href);
    wanted.searchParams.set("q", words.join(" "));
    link.href = wanted.href;
    link.textContent = `Search for “${words.join(" ")}”`;
    link.parentElement.hidden = false;
  }

  const answer = await fetch(new URL("evidence/addresses.json", root));
  const pages = answer.ok ? await answer.json() : [];
  const near = pages.map(([address, title]) => ({ address, title, like: likeness(address) }))
    .filter(({ like }) => like > 0.5)
    .sort((one, other) => other.like - one.like || one.address.length - other.address.length)
    .filter(({ like }, _, [best]) => like > best.like - 0.2) // beside a good guess, poor ones are noise
    .slice(0, 5);
  for (const { address, title } of near) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = new URL(address, root).href;
    link.textContent = title;
    const small = document.createElement("span");
    small.className = "be-small be-block";
    small.textContent = `/${address}`;
    item.append(link, small);
    box.querySelector("ul").append(item);
  }
  box.querySelector("ul").parentElement.hidden = !near.length;
  box.hidden = false;
})().catch(console.warn);
