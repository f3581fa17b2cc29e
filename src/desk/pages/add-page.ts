import type { Problem } from "../../config/problem.ts";
import { type Html, html } from "../../http/pages/html.ts";
import type { Section } from "../../model/configuration.ts";
import type { Rehearsal } from "../../pipeline/rehearse.ts";
import type { SiteFeed, SiteSearch } from "../../pipeline/search-site.ts";
import { type DeskFrame, deskPage } from "./desk-layout.ts";
import { foundFeeds, problemMarkup } from "./found-feeds.ts";
import { table } from "./table.ts";

/** Asks for an address and shows the feeds that were found there; or takes a list of another reader's. */
export function addPage(typed: string, search: SiteSearch | undefined, frame: DeskFrame): string {
  return deskPage({
    ...frame,
    title: "Add a source",
    body: html`<form method="get" action="/admin/add">
<p><label for="address">Any address of the publication: its front page, a section, a channel, or the feed itself</label>
<input type="text" id="address" name="address" value="${typed}" inputmode="url" autocapitalize="off" spellcheck="false" required> <button>Look for its feeds</button></p>
</form>
${search === undefined ? "" : foundFeeds(search, previewPlace)}
<h2>Many at once</h2>
<form method="post" action="/admin/add/list">
<input type="hidden" name="key" value="${frame.formKey}">
<p><label for="opml">The text of an OPML file, as every feed reader exports it</label>
<textarea id="opml" name="opml" rows="6" spellcheck="false" required></textarea></p>
<div class="actions"><button class="plain" formaction="/admin/add/list/try">Try: what would be added?</button><button>Add them</button></div>
</form>
<p><a href="/opml?of=sources">The sources as an OPML file</a></p>`,
  });
}

function previewPlace({ url, title }: SiteFeed): string {
  return `/admin/add?${new URLSearchParams({ feed: url, ...(title !== undefined && { title }) })}`;
}

/** A source that is not added yet. */
export interface SourceDraft {
  url: string;
  id: string;
  title: string;
  language: string;
  sections: readonly string[];
}

/** What is known of a source before it is added. */
export interface SourcePreview {
  draft: SourceDraft;
  /** All sections there are. */
  sections: readonly Section[];
  refused?: string;
  problems?: readonly Problem[];
  rehearsal?: Rehearsal;
}

/** Shows where a source's entries would be shelved, and adds it. */
export function previewPage(
  { draft, sections, refused, problems = [], rehearsal }: SourcePreview,
  frame: DeskFrame,
): string {
  const field = (name: "id" | "title" | "language", label: string, required: boolean) =>
    html`<p><label for="${name}">${label}</label><input type="text" id="${name}" name="${name}" value="${draft[name]}"${required ? html` required` : ""}></p>`;
  return deskPage({
    ...frame,
    ...(refused !== undefined && { said: { words: refused, bad: true } }),
    title: draft.title || draft.url,
    body: html`${problems.map(({ message }) => html`<p class="problem">${message}</p>`)}
<p class="quiet">${draft.url}</p>
<form method="post" action="/admin/add">
<input type="hidden" name="key" value="${frame.formKey}"><input type="hidden" name="feed" value="${draft.url}">
${field("title", "Title", true)}${field("id", "Id: in addresses, and it stays; small letters, digits and hyphens", true)}
${field("language", "Language, as en or es-MX; empty where the feed says it", false)}
${
  sections.length === 0
    ? ""
    : html`<fieldset><legend>Sections that all its entries go to; rules bring more</legend>${sections.map(
        ({ id, title }) =>
          html`<label><input type="checkbox" name="section" value="${id}"${draft.sections.includes(id) ? html` checked` : ""}> ${title}</label> `,
      )}</fieldset>`
}
<div class="actions"><button formaction="/admin/add/try" class="plain">Look again</button><button>Add this source</button></div>
</form>
${rehearsal === undefined ? "" : rehearsalMarkup(rehearsal)}`,
  });
}

const MOST_SHOWN = 30;

function rehearsalMarkup({ problem, entries }: Rehearsal): Html {
  if (problem !== undefined) return problemMarkup(problem);
  return html`<h2>What would be shelved where</h2>
<p>${entries.length === 1 ? "1 entry" : `${entries.length} entries`}. Nothing is kept before you add the source.</p>
${table("Entries", ["Entry", "Sections", "Tags"], entries.slice(0, MOST_SHOWN).map(cells))}
${entries.length > MOST_SHOWN ? html`<p>And ${entries.length - MOST_SHOWN} more.</p>` : ""}`;
}

function cells({ title, tags, shelves }: Rehearsal["entries"][number]): string[] {
  const sections = shelves.flatMap(({ section, shelved }) => (shelved ? [section] : []));
  return [title || "(no title)", sections.join(", ") || "none", tags.join(", ")];
}
