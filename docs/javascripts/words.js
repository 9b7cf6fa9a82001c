// Words that are explained: a press opens the meaning, which needs no script. With a mouse it is enough to rest on one.

const WAIT = 250; // ms: long enough to pass over a word, short enough to feel at once
let timer;

function soon(action) {
  clearTimeout(timer);
  timer = setTimeout(action, WAIT);
}

for (const word of document.querySelectorAll(".be-word")) {
  const meaning = document.getElementById(word.getAttribute("popovertarget"));
  if (!meaning.showPopover) break; // an old browser shows the meanings below the text
  for (const node of [word, meaning]) {
    node.addEventListener("pointerenter", ({ pointerType }) => {
      if (pointerType !== "mouse") return;
      word.setAttribute("popovertargetaction", "show"); // so that a press does not close what the mouse opened
      soon(() => meaning.matches(":popover-open") || meaning.showPopover({ source: word }));
    });
    node.addEventListener("pointerleave", ({ pointerType }) => {
      if (pointerType !== "mouse") return;
      soon(() => {
        word.removeAttribute("popovertargetaction");
        meaning.hidePopover();
      });
    });
  }
}
