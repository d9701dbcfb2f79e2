"use strict";
(() => {
  const table = document.getElementById("activities");
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => ({ row, text: row.textContent.toLowerCase() }));
  const search = document.getElementById("search");
  const shown = document.getElementById("shown");
  const number = new Intl.NumberFormat("id");
  const compare = new Intl.Collator("id", { numeric: true }).compare;

  search.addEventListener("input", () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { row, text } of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      count += !row.hidden;
    }
    shown.textContent = words.length ? `${number.format(count)} dari ${number.format(rows.length)} giat` : `${number.format(count)} giat`;
  });

  const key = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent;
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => head.firstElementChild.addEventListener("click", () => {
    const down = head.getAttribute("aria-sort") === "ascending";
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const keyed = rows.map(({ row }) => [key(row, column), row]);
    keyed.sort((left, right) => compare(left[0], right[0]) * (down ? -1 : 1));
    body.append(...keyed.map((pair) => pair[1]));
  }));
})();
