import { type Html, type HtmlValue, html } from "../../http/pages/html.ts";

/** A column: its name, and whether it holds numbers. */
export type Column = string | { number: string };

/**
 * A table, whose rows a phone shows one below the other, each value with the name of its column. Roles are said outright, because a table that
 * is laid out as something else is none to some browsers.
 *
 * @param rows the cells of each; the first names its row.
 */
export function table(
  label: string,
  columns: readonly Column[],
  rows: readonly (readonly HtmlValue[])[],
): Html {
  const names = columns.map((column) => (typeof column === "string" ? column : column.number));
  const kinds = columns.map((column) => (typeof column === "string" ? "" : html` class="number"`));
  const heads = names.map((name, at) => html`<th role="columnheader" scope="col"${kinds[at]}>${name}</th>`);
  const cell = (value: HtmlValue, at: number) =>
    at === 0
      ? html`<th role="rowheader" scope="row">${value}</th>`
      : html`<td role="cell" data-name="${names[at]}"${kinds[at]}>${value === "" ? "" : html`<div>${value}</div>`}</td>`;
  return html`<div class="wide" role="region" aria-label="${label}" tabindex="0"><table role="table">
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">${rows.map((row) => html`<tr role="row">${row.map(cell)}</tr>\n`)}</tbody></table></div>`;
}
