import { type Html, html } from "../../http/pages/html.ts";
import type { PollRecord } from "../../model/poll-record.ts";
import { healthWords, lastWords, nextWords, type SourceStatus } from "../../status/source-status.ts";
import { newPerDay, outcomeStrip } from "../outcome-strip.ts";
import { type DeskFrame, deskPage } from "./desk-layout.ts";
import { sparkPicture, stripPicture } from "./pictures.ts";

/** A source with its last polls. */
export interface SourceRow {
  status: SourceStatus;
  history: readonly PollRecord[];
}

/** Every source with its health, its last and its next poll and why, and how the last ones went. */
export function sourcesPage(
  rows: readonly SourceRow[],
  now: number,
  { total, ...page }: DeskFrame & { total: number },
): string {
  const shown =
    rows.length < total
      ? html`<p>The first ${rows.length} of ${total}, those with trouble before all others.</p>`
      : "";
  return deskPage({
    ...page,
    title: "Sources",
    here: "/admin/sources",
    body:
      rows.length === 0
        ? html`<p>No sources are configured yet. <a href="/admin/add">Add the first</a></p>`
        : html`<p><a href="/admin/add">Add a source</a></p>${shown}<div class="wide" role="region" aria-label="Sources" tabindex="0"><table>
<thead><tr><th scope="col">Source</th><th scope="col">Health</th><th scope="col">Last polls</th><th scope="col">New a day</th><th scope="col">Last poll</th><th scope="col">Next poll</th><th scope="col" class="number">Entries</th></tr></thead>
<tbody>${rows.map((row) => rowMarkup(row, now))}</tbody></table></div>`,
  });
}

function rowMarkup({ status, history }: SourceRow, now: number): Html {
  const { id, title, list, problem, why, stored } = status;
  return html`<tr>
<th scope="row"><a href="/admin/sources/${id}">${title}</a>${list === undefined ? "" : html` <span class="quiet">from ${list}</span>`}</th>
<td><span class="health ${status.health}">${healthWords(status)}</span>${problem === undefined ? "" : html`<br>${problem}`}</td>
<td>${stripPicture(outcomeStrip(history))}</td>
<td>${sparkPicture(newPerDay(history, now))}</td>
<td>${lastWords(status, now)}</td>
<td>${nextWords(status, now)}${why === undefined ? "" : html`<br><span class="quiet">${why}</span>`}</td>
<td class="number">${stored}</td>
</tr>
`;
}
