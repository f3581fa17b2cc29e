import { html } from "../../http/pages/html.ts";
import type { PollRecord } from "../../model/poll-record.ts";
import { type DeskFrame, deskPage } from "./desk-layout.ts";
import { table } from "./table.ts";

/** One poll of one source. */
export interface LoggedPoll extends PollRecord {
  id: string;
  title: string;
}

const COLUMNS = [
  "When (UTC)",
  "Source",
  "Outcome",
  { number: "Status" },
  { number: "ms" },
  { number: "New" },
  { number: "Updated" },
];

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
    ? html`<p>Nothing was polled yet. If that stays so, look whether a process of the role <code>poll</code> runs: <code>broadsheet doctor</code> says.</p>`
    : table("Polls", COLUMNS, polls.map(cells))
}`,
  });
}

function cells({ at, id, title, outcome, status, ms, added, updated }: LoggedPoll) {
  const when = new Date(at).toISOString().slice(0, 19).replace("T", " ");
  const source = html`<a href="/admin/sources/${id}">${title}</a>`;
  return [when, source, outcome, status ?? "", Math.round(ms), added || "", updated || ""];
}
