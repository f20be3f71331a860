"use strict";
{
  const body = document.querySelector("tbody");
  const rows = [...body.rows];
  const heads = [...document.querySelectorAll("thead th")];

  const value = (row, at, kind) => {
    const cell = row.cells[at];
    if (!cell) return kind === "number" ? -1 : "";
    const text = cell.dataset.value ?? cell.textContent.trim();
    return kind === "number" ? parseFloat(text) : text;
  };
  const sort = (head) => {
    const at = heads.indexOf(head);
    const kind = head.dataset.kind;
    const order = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
    const way = order === "ascending" ? 1 : -1;
    const compare = kind === "number" ? (a, b) => a - b : new Intl.Collator(undefined, { numeric: true }).compare;
    const keyed = rows.map((row) => [value(row, at, kind), row]);
    keyed.sort(([a], [b]) => way * compare(a, b));
    body.append(...keyed.map(([, row]) => row));
    heads.forEach((other) => other.setAttribute("aria-sort", other === head ? order : "none"));
  };

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head));
    head.append(button);
  }

  document.getElementById("find").addEventListener("input", (event) => {
    const wanted = event.target.value.toLowerCase();
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  });
  document.querySelectorAll("[data-needs-script]").forEach((part) => { part.hidden = false; });
}
