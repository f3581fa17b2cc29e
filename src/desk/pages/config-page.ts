import type { ConfigPart } from "../../config/config-file.ts";
import type { Problem } from "../../config/problem.ts";
import { type Html, html } from "../../http/pages/html.ts";
import type { StoredEntry } from "../../model/stored-entry.ts";
import type { ShelfChange, ShelvingChange } from "../../pipeline/compare-shelving.ts";
import { type DeskFrame, deskPage } from "./desk-layout.ts";

const WHAT: Record<ConfigPart, string> = {
  site: "the network's name and address, how politely it polls, what it keeps",
  sources: "the feeds that are polled, what becomes of their labels, what of them is kept or dropped",
  sections: "the sections, and the rules by which entries come into them",
  tags: "the tags, their aliases and what is above them",
};

/** The files, each to be edited. */
export function configListPage(frame: DeskFrame): string {
  return deskPage({
    ...frame,
    title: "Configuration",
    here: "/admin/config",
    body: html`<ul>${Object.entries(WHAT).map(([part, words]) => html`<li><a href="/admin/config/${part}">${part}.yaml</a>: ${words}</li>`)}</ul>
<p class="quiet">What is saved here is written to the files, comments kept, and is in force within moments in every process that reads them.</p>`,
  });
}

/** A file in hand: its text, and what was found when it was tried. */
export interface ConfigDraft {
  part: ConfigPart;
  text: string;
  /** Names the text that the file had when it was loaded. */
  seen: string;
  /** Why it was not saved. */
  refused?: string;
  problems?: readonly Problem[];
  warnings?: readonly Problem[];
  change?: ShelvingChange | "busy";
}

/** A file to be edited, with what is wrong with it, and what its rules would do. */
export function configPage(draft: ConfigDraft, frame: DeskFrame): string {
  const { part, text, seen, refused, problems = [], warnings = [], change } = draft;
  const at = `/admin/config/${part}`;
  return deskPage({
    ...frame,
    ...(refused !== undefined && { said: { words: refused, bad: true } }),
    title: `${part}.yaml`,
    body: html`${problems.length === 0 ? "" : html`<section class="problem" aria-labelledby="mistakes"><h2 id="mistakes" tabindex="-1" autofocus>What is wrong</h2>${listed(problems)}</section>`}
${warnings.length === 0 ? "" : html`<section><h2>Probably not meant</h2>${listed(warnings)}</section>`}
${change === undefined ? "" : changeMarkup(change)}
<form method="post" action="${at}">
<input type="hidden" name="key" value="${frame.formKey}"><input type="hidden" name="seen" value="${seen}">
<p><label for="text">${part}.yaml: ${WHAT[part]}</label>
<textarea id="text" name="text" rows="28" spellcheck="false" autocapitalize="off" autocomplete="off">
${text}</textarea></p>
<div class="actions"><button formaction="${at}/try" class="plain">Try: what would change?</button><button>Save</button></div>
</form>`,
  });
}

function listed(problems: readonly Problem[]): Html {
  return html`<ul>${problems.map(({ file, line, column, message }) => html`<li><code>${file.split("/").at(-1) ?? file}:${line}:${column}</code> ${message}</li>`)}</ul>`;
}

function changeMarkup(change: ShelvingChange | "busy"): Html {
  if (change === "busy")
    return html`<p class="problem">Too many listings are being made just now, so that nothing was compared. Try again in some seconds.</p>`;
  const { looked, shelves } = change;
  const of = looked === 1 ? "the one stored entry" : `the ${looked} stored entries that arrived last`;
  return html`<section aria-labelledby="change"><h2 id="change" tabindex="-1" autofocus>What would change</h2>
<p class="quiet">Nothing is saved yet.</p>
${
  shelves.length === 0
    ? html`<p>Of ${of}, every one would stay where it is. The files have no mistakes.</p>`
    : html`<p>Of ${of}:</p>${shelves.slice(0, MOST_SHELVES).map(shelfMarkup)}${shelves.length > MOST_SHELVES ? html`<p>And ${shelves.length - MOST_SHELVES} more sections and tags.</p>` : ""}`
}</section>`;
}

const MOST_SHELVES = 12;
const MOST_TITLES = 10;

function shelfMarkup({ shelf, slug, joins, leaves }: ShelfChange): Html {
  return html`<details><summary>${shelf} <b>${slug}</b>: ${joins.length} would come, ${leaves.length} would go</summary>
${titles("Would come", joins)}${titles("Would go", leaves)}</details>`;
}

function titles(heading: string, entries: readonly StoredEntry[]): Html | undefined {
  if (entries.length === 0) return undefined;
  const more = entries.length > MOST_TITLES ? html`<li>and ${entries.length - MOST_TITLES} more</li>` : "";
  return html`<h3>${heading}</h3><ul>${entries
    .slice(0, MOST_TITLES)
    .map(
      ({ ref, entry, sourceId }) =>
        html`<li><a href="/admin/entries/${ref}">${entry.title || "(no title)"}</a> <span class="quiet">${sourceId}</span></li>`,
    )}${more}</ul>`;
}
