import { type Html, html } from "../../http/pages/html.ts";
import type { PollRecord } from "../../model/poll-record.ts";
import { type DeskFrame, deskPage } from "./desk-layout.ts";

/** One poll of one source. */
export interface LoggedPoll extends PollRecord {
  id: string;
  title: string;
}

/** The last polls of all sources, the latest first; `live` where the page loads itself again. */
export function pollsPage(polls: readonly LoggedPoll[], live: boolean, frame: DeskFrame): string {
  return deskPage({
    ...frame,
    title: "Polls",
    here: "/admin/polls",
    body: html`<p>${
      live
        ? html`This page loads itself again every five seconds. <a href="/admin/polls">Hold it still</a>`
        : html`<a href="/admin/polls?live=yes">Watch them come in</a>`
    }</p>
${
  polls.length === 0
    ? html`<p>Nothing was polled yet.</p>`
    : html`<div class="wide" role="region" aria-label="Polls" tabindex="0"><table>
<thead><tr><th scope="col">When (UTC)</th><th scope="col">Source</th><th scope="col">Outcome</th><th scope="col" class="number">Status</th><th scope="col" class="number">ms</th><th scope="col" class="number">New</th><th scope="col" class="number">Updated</th></tr></thead>
<tbody>${polls.map(rowMarkup)}</tbody></table></div>`
}`,
  });
}

function rowMarkup({ at, id, title, outcome, status, ms, added, updated }: LoggedPoll): Html {
  return html`<tr><td>${new Date(at).toISOString().slice(0, 19).replace("T", " ")}</td><th scope="row"><a href="/admin/sources/${id}">${title}</a></th><td>${outcome}</td><td class="number">${status ?? ""}</td><td class="number">${Math.round(ms)}</td><td class="number">${added}</td><td class="number">${updated}</td></tr>
`;
}
