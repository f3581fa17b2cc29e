import type { Problem } from "../../config/problem.ts";
import { type Html, html } from "../../http/pages/html.ts";
import type { Section } from "../../model/configuration.ts";
import type { Rehearsal } from "../../pipeline/rehearse.ts";
import type { SiteFeed, SiteSearch } from "../../pipeline/search-site.ts";
import { type DeskFrame, deskPage } from "./desk-layout.ts";

/** Asks for an address and shows the feeds that were found there; or takes a list of another reader's. */
export function addPage(typed: string, search: SiteSearch | undefined, frame: DeskFrame): string {
  return deskPage({
    ...frame,
    title: "Add a source",
    body: html`<form method="get" action="/admin/add">
<p><label for="address">Any address of the publication: its front page, a section, a channel, or the feed itself</label>
<input type="text" id="address" name="address" value="${typed}" inputmode="url" autocapitalize="off" spellcheck="false" required> <button>Look for its feeds</button></p>
</form>
${search === undefined ? "" : foundMarkup(search)}
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

function foundMarkup(search: SiteSearch): Html {
  if ("problem" in search) return html`<p class="problem">${search.problem}</p>`;
  if (search.feeds.length === 0)
    return html`<p class="problem">No feed was found there. <b>What to do:</b> if the site has one elsewhere, or a bridge makes one, give its address.</p>`;
  return html`<h2>Found</h2><ul>${search.feeds.map(feedMarkup)}</ul>`;
}

function feedMarkup({ url, title, entries, reason }: SiteFeed): Html {
  const query = new URLSearchParams({ feed: url, ...(title !== undefined && { title }) });
  return html`<li><a href="/admin/add?${query.toString()}">${title ?? url}</a><br><span class="quiet">${url} · ${entries === 1 ? "1 entry" : `${entries} entries`} · ${reason}</span></li>`;
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
  if (problem !== undefined) return html`<p class="problem">${problem}</p>`;
  return html`<h2>What would be shelved where</h2>
<div class="wide" role="region" aria-label="Entries" tabindex="0"><table>
<thead><tr><th scope="col">Entry</th><th scope="col">Sections</th><th scope="col">Tags</th></tr></thead>
<tbody>${entries
    .slice(0, MOST_SHOWN)
    .map(
      ({ title, tags, shelves }) =>
        html`<tr><th scope="row">${title || "(no title)"}</th><td>${shelves.flatMap(({ section, shelved }) => (shelved ? [section] : [])).join(", ") || "none"}</td><td>${tags.join(", ")}</td></tr>\n`,
    )}</tbody></table></div>
${entries.length > MOST_SHOWN ? html`<p>And ${entries.length - MOST_SHOWN} more.</p>` : ""}`;
}
