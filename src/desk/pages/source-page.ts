import { type Html, html } from "../../http/pages/html.ts";
import type { PollRecord } from "../../model/poll-record.ts";
import { adviceFor } from "../../status/advice.ts";
import { sizeWords } from "../../status/size-words.ts";
import { reportFacts, type SourceReport } from "../../status/source-report.ts";
import { newPerDay, outcomeStrip } from "../outcome-strip.ts";
import { addressLink } from "./address-link.ts";
import { type DeskFrame, deskPage } from "./desk-layout.ts";
import { sparkPicture, stripPicture } from "./pictures.ts";
import { sourceButtons } from "./source-buttons.ts";
import { table } from "./table.ts";

/** One source whole, with its last polls and what can be done with it. */
export function sourcePage(report: SourceReport, now: number, page: DeskFrame): string {
  const advice = adviceFor(report);
  return deskPage({
    ...page,
    title: report.title,
    body: html`${advice === undefined ? "" : html`<div class="problem"><p>${report.problem ?? ""} <b>What to do:</b> ${advice}</p>${addressLink(report)}</div>`}
${sourceButtons(report, page.formKey)}
<dl class="facts">${reportFacts(report, now).map(([name, words]) => html`<dt>${name}</dt><dd>${words}</dd>\n`)}</dl>
<p><a href="/sources/${report.id}">Its entries, as its own feed shows them</a></p>
<h2>Polls</h2>
${stripPicture(outcomeStrip(report.history))}
<h2>New entries a day</h2>
${sparkPicture(newPerDay(report.history, now))}
${historyMarkup(report.history)}
${report.list === undefined ? html`<p><a href="/admin/sources/${report.id}/address">Give it another address</a> · <a href="/admin/config/sources">sources.yaml</a></p>` : ""}`,
  });
}

const COLUMNS = [
  "When (UTC)",
  "Outcome",
  { number: "Status" },
  { number: "Bytes" },
  { number: "ms" },
  { number: "New" },
  { number: "Updated" },
  { number: "Unchanged" },
];

function historyMarkup(history: readonly PollRecord[]): Html {
  if (history.length === 0) return html`<p>No polls yet.</p>`;
  const rows = history.map(({ at, outcome, status, bytes, ms, added, updated, unchanged }) => [
    new Date(at).toISOString().slice(0, 19).replace("T", " "),
    outcome,
    status ?? "",
    sizeWords(bytes),
    Math.round(ms),
    added || "",
    updated || "",
    unchanged || "",
  ]);
  return html`<h2>${history.length === 1 ? "The last poll" : `The last ${history.length} polls`}</h2>
${table("Polls", COLUMNS, rows)}`;
}
