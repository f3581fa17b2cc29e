import { type Html, html } from "../../http/pages/html.ts";
import type { PollRecord } from "../../model/poll-record.ts";
import { adviceFor } from "../../status/advice.ts";
import { sizeWords } from "../../status/size-words.ts";
import { reportFacts, type SourceReport } from "../../status/source-report.ts";
import { newPerDay, outcomeStrip } from "../outcome-strip.ts";
import { type DeskFrame, deskPage } from "./desk-layout.ts";
import { sparkPicture, stripPicture } from "./pictures.ts";
import { sourceButtons } from "./source-buttons.ts";

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

/** What moved is written down with one press; what is broken is looked for. A list's sources are the list's to change. */
function addressLink({ id, list, movedTo, health }: SourceReport): Html | "" {
  if (list !== undefined) return "";
  const at = `/admin/sources/${id}/address`;
  if (movedTo !== undefined)
    return html`<p><a href="${at}?${new URLSearchParams({ feed: movedTo }).toString()}">Write its new address into sources.yaml</a></p>`;
  return health === "failing" || health === "gone"
    ? html`<p><a href="${at}">Look for its new address</a></p>`
    : "";
}

function historyMarkup(history: readonly PollRecord[]): Html {
  if (history.length === 0) return html`<p>No polls yet.</p>`;
  const rows = history.map(
    ({
      at,
      outcome,
      status,
      bytes,
      ms,
      added,
      updated,
      unchanged,
    }) => html`<tr><td>${new Date(at).toISOString().slice(0, 19).replace("T", " ")}</td><td>${outcome}</td><td class="number">${status ?? ""}</td><td class="number">${sizeWords(bytes)}</td><td class="number">${Math.round(ms)}</td><td class="number">${added}</td><td class="number">${updated}</td><td class="number">${unchanged}</td></tr>
`,
  );
  return html`<h2>The last ${history.length} polls</h2>
<div class="wide" role="region" aria-label="Polls" tabindex="0"><table>
<thead><tr><th scope="col">When (UTC)</th><th scope="col">Outcome</th><th scope="col" class="number">Status</th><th scope="col" class="number">Bytes</th><th scope="col" class="number">ms</th><th scope="col" class="number">New</th><th scope="col" class="number">Updated</th><th scope="col" class="number">Unchanged</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}
