import { type Html, type HtmlValue, html } from "../../http/pages/html.ts";
import type { PollRecord } from "../../model/poll-record.ts";
import { healthWords, lastWords, nextWords, type SourceStatus } from "../../status/source-status.ts";
import type { Listing } from "../listing.ts";
import { newPerDay, outcomeStrip } from "../outcome-strip.ts";
import { type DeskFrame, deskPage } from "./desk-layout.ts";
import { findForm, partLinks } from "./listing-markup.ts";
import { sparkPicture, stripPicture } from "./pictures.ts";
import { table } from "./table.ts";

/** A source with its last polls. */
export interface SourceRow {
  status: SourceStatus;
  history: readonly PollRecord[];
}

const AT = "/admin/sources";

/** Sources with their health, their last and next poll and why, and how the last ones went; those with trouble before all others. */
export function sourcesPage(listed: Listing<SourceRow>, now: number, page: DeskFrame): string {
  return deskPage({
    ...page,
    title: "Sources",
    here: AT,
    body:
      listed.total === 0
        ? html`<p>No sources are configured yet. <a href="/admin/add">Add the first</a></p>`
        : html`<p><a class="go" href="/admin/add">Add a source</a></p>
${findForm(listed, AT, "by a title, an id or an address")}
${listed.found === 0 ? html`<p>No source is called so.</p>` : tableMarkup(listed.rows, now)}
${partLinks(listed, AT)}`,
  });
}

function tableMarkup(rows: readonly SourceRow[], now: number): Html {
  const columns = [
    "Source",
    "Health",
    "Last polls",
    "New a day",
    "Last poll",
    "Next poll",
    { number: "Entries" },
  ];
  return table(
    "Sources",
    columns,
    rows.map((row) => cells(row, now)),
  );
}

function cells({ status, history }: SourceRow, now: number): HtmlValue[] {
  const { id, title, list, problem, why, stored } = status;
  const from = list === undefined ? "" : html` <span class="quiet">from ${list}</span>`;
  const trouble = problem === undefined ? "" : html`<br>${problem}`;
  return [
    html`<a href="${AT}/${id}">${title}</a>${from}`,
    html`<span class="health ${status.health}">${healthWords(status)}</span>${trouble}`,
    stripPicture(outcomeStrip(history), "brief"),
    sparkPicture(newPerDay(history, now)),
    html`<span class="whole">${lastWords(status, now)}</span>`,
    html`${nextWords(status, now)}${why === undefined ? "" : html`<br><span class="quiet">${why}</span>`}`,
    stored,
  ];
}
