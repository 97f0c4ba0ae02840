// Sweetens the pages; nothing needs it.
"use strict";

// Buttons that copy what they name appear where copying works.
for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  const label = button.textContent;
  button.addEventListener("click", async () => {
    const text = document.querySelector(button.dataset.copy).textContent.trim();
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Copying is not allowed here";
    }
    setTimeout(() => { button.textContent = label; }, 1500);
  });
}

// Reading by keyboard: j and k walk through the quotations of a page. Whoever dictates can turn the keys off.
const help = document.getElementById("keys");
const off = () => localStorage.getItem("keys") === "off";
const stops = () => [...document.querySelectorAll(".hit .words, .label .link, .q[id]")];

function walk(step) {
  const all = stops();
  const here = all.indexOf(document.activeElement);
  const target = all.find((_, number) => here < 0 && step > 0 && all[number].getBoundingClientRect().top >= 0);
  const next = here < 0 ? target : all[here + step];
  if (!next) return;
  next.focus({ focusVisible: true });
  next.scrollIntoView({ block: "center" });
}

const keys = {
  j: () => walk(1),
  k: () => walk(-1),
  "/": () => document.getElementById("find")?.select(),
  "?": () => help.showModal(),
};

if (help && help.showModal) {
  const hint = document.getElementById("keys-hint");
  const button = document.getElementById("keys-off");
  hint.hidden = off();
  document.addEventListener("keydown", event => {
    const busy = event.ctrlKey || event.metaKey || event.altKey || help.open || /^(input|select|textarea)$/i.test(event.target.tagName);
    if (busy || !keys[event.key] || (off() && event.key !== "?")) return;
    event.preventDefault();
    button.textContent = off() ? "Turn these keys on" : "Turn these keys off";
    keys[event.key]();
  });
  button.addEventListener("click", () => {
    localStorage.setItem("keys", off() ? "on" : "off");
    hint.hidden = off();
    help.close();
  });
}

// A box for a person completes names while somebody types.
const box = document.querySelector("input[data-people]");
if (box) {
  const list = document.getElementById(box.getAttribute("list"));
  let waiting;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const answer = await fetch(`${box.dataset.people}?limit=8&q=${encodeURIComponent(box.value)}`);
      if (!answer.ok) return;
      const { people } = await answer.json();
      list.replaceChildren(...people.map(person => new Option(person.description || "", person.label)));
    }, 150);
  });
}
