"use strict";
{
  const all = (selector) => [...document.querySelectorAll(selector)];
  const cards = all("article.card");
  const parts = new Map();
  for (const part of all("[data-finding]:not([data-finding=''])")) {
    const number = part.dataset.finding;
    if (!parts.has(number)) parts.set(number, []);
    parts.get(number).push(part);
  }

  const mark = (name) => {
    let marked = [];
    return (number) => {
      marked.forEach((part) => part.classList.remove(name));
      marked = parts.get(number) ?? [];
      marked.forEach((part) => part.classList.add(name));
    };
  };
  const light = mark("lit");
  const numberAt = (node) => node.closest?.("[data-finding]")?.dataset.finding;
  document.addEventListener("mouseover", (event) => light(numberAt(event.target)));
  document.addEventListener("focusin", (event) => light(numberAt(event.target)));

  // What is shown is told from the controls: asking the browser would lay out every row.
  const shown = () => {
    const wanted = ["critical", "major", "minor"].filter((severity) =>
      document.getElementById(`show-${severity}`)?.checked);
    return cards.filter((card) => !card.hidden && wanted.some((name) => card.classList.contains(name)));
  };
  const position = document.getElementById("position");
  let current = null;
  const select = (card) => {
    current = card;
    const list = shown();
    position.value = card ? `${list.indexOf(card) + 1} of ${list.length}` : `${list.length} to read`;
  };
  const step = (by) => {
    const list = shown();
    if (!list.length) return;
    const at = list.indexOf(current);
    const next = list[at < 0 && by < 0 ? list.length - 1 : (at + by + list.length) % list.length];
    location.replace(next.querySelector(".message a").hash);
    select(next);
    light(next.dataset.finding);
  };
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.addEventListener("click", (event) => {
    const number = numberAt(event.target);
    if (number) select(cards.find((card) => card.dataset.finding === number) ?? null);
  });

  document.getElementById("only-check").addEventListener("change", (event) => {
    const only = event.target.value;
    for (const card of all("article.card")) {
      const off = Boolean(only) && card.dataset.check !== only;
      for (const part of parts.get(card.dataset.finding)) {
        if (part.matches("mark")) part.classList.toggle("off", off);
        else part.hidden = off;
      }
    }
    select(null);
  });
  document.addEventListener("change", () => select(null));

  all("[data-needs-script]").forEach((control) => { control.hidden = false; });
  select(null);
}
