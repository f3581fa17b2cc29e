import { type Html, html } from "../../http/pages/html.ts";
import type { Source } from "../../model/configuration.ts";
import type { Rehearsal } from "../../pipeline/rehearse.ts";
import type { SiteSearch } from "../../pipeline/search-site.ts";
import { type DeskFrame, deskPage } from "./desk-layout.ts";
import { foundFeeds, problemMarkup } from "./found-feeds.ts";

/** A source that is to be asked somewhere else. */
export interface AddressChange {
  source: Pick<Source, "id" | "title" | "url" | "homepage">;
  /** Where to look, as it was typed; and what was found there. */
  typed: string;
  search?: SiteSearch;
  /** The feed that is looked at, and what a poll of it would bring. */
  feed?: string;
  rehearsal?: Rehearsal;
  refused?: string;
}

/** Finds a source's new address, shows what is read there, and takes it. */
export function addressPage(change: AddressChange, frame: DeskFrame): string {
  const { source, typed, search, feed, rehearsal, refused } = change;
  const at = `/admin/sources/${source.id}/address`;
  return deskPage({
    ...frame,
    ...(refused !== undefined && { said: { words: refused, bad: true } }),
    title: `Another address for ${source.title}`,
    body: html`<p>It is configured at <code>${source.url}</code>. Its id, its entries and its place in your rules stay.</p>
<form method="get" action="${at}">
<p><label for="address">Any address of the publication: its front page, a section, a channel, or the feed itself</label>
<input type="text" id="address" name="address" value="${typed}" inputmode="url" autocapitalize="off" spellcheck="false" required> <button${feed === undefined ? "" : html` class="plain"`}>Look for its feeds</button></p>
</form>
${search === undefined ? "" : foundFeeds(search, ({ url }) => `${at}?${new URLSearchParams({ feed: url })}`)}
${feed === undefined ? "" : chosen(feed, rehearsal, at, frame.formKey)}
<p><a href="/admin/sources/${source.id}">Back to ${source.title}</a></p>`,
  });
}

/** Titles that are shown. */
const MOST = 10;

function chosen(feed: string, rehearsal: Rehearsal | undefined, at: string, formKey: string): Html {
  const heading = html`<h2 id="chosen" tabindex="-1" autofocus>What is read at ${feed}</h2>`;
  if (rehearsal === undefined) return html``;
  if (rehearsal.problem !== undefined) return html`${heading}${problemMarkup(rehearsal.problem)}`;
  const { entries } = rehearsal;
  const fresh = entries.filter(({ is }) => is === "new").length;
  const known = entries.length - fresh;
  return html`${heading}
<p>${entries.length === 1 ? "1 entry" : `${entries.length} entries`}: ${known} known already, ${fresh} new.${known === 0 && entries.length > 0 ? " None is known: look whether it is the same publication." : ""}</p>
<ul>${entries.slice(0, MOST).map(({ title, is }) => html`<li>${title || "(no title)"} <span class="quiet">${is}</span></li>`)}</ul>
${entries.length > MOST ? html`<p>And ${entries.length - MOST} more.</p>` : ""}
<form method="post" action="${at}"><input type="hidden" name="key" value="${formKey}"><input type="hidden" name="feed" value="${feed}"><button>Write this address into sources.yaml</button></form>`;
}
