import { type Html, html } from "../../http/pages/html.ts";
import type { FeedListing } from "../../model/edition.ts";
import type { Listing } from "../listing.ts";
import { type DeskFrame, deskPage } from "./desk-layout.ts";
import { findForm, partLinks } from "./listing-markup.ts";
import { table } from "./table.ts";

/** What the page of tags shows. */
export interface TagsShown {
  listed: Listing<FeedListing>;
  /** Slugs of those that tags.yaml has. */
  configured: ReadonlySet<string>;
  /** Slugs that are offered for the tag that stays. */
  offered: readonly string[];
}

const AT = "/admin/tags";
const COLUMNS = ["Tag", { number: "Entries" }, "The same as"];

/** The tags that entries bear, those with most entries first, each with a way to make it one with another. */
export function tagsPage({ listed, configured, offered }: TagsShown, frame: DeskFrame): string {
  const rows = listed.rows.map((tag) => {
    const slug = slugOf(tag);
    const same = configured.has(slug)
      ? html`<span class="quiet">configured</span>`
      : aliasForm(tag, frame.formKey);
    return [
      html`<a href="/${tag.path}">${tag.title}</a> <span class="quiet">${slug}</span>`,
      tag.entries,
      same,
    ];
  });
  return deskPage({
    ...frame,
    title: "Tags",
    here: AT,
    body:
      listed.total === 0
        ? html`<p>No stored entry bears a tag yet: they come with the labels of the first polls.</p>`
        : html`<p>Where two mean the same, give the one that stays: the other becomes its alias in <a href="/admin/config/tags">tags.yaml</a>.</p>
${findForm(listed, AT, "by a name")}
<datalist id="known">${offered.map((slug) => html`<option value="${slug}">`)}</datalist>
${rows.length === 0 ? html`<p>No tag is called so.</p>` : table("Tags", COLUMNS, rows)}
${partLinks(listed, AT)}`,
  });
}

function aliasForm(tag: FeedListing, key: string): Html {
  return html`<form method="post" action="${AT}/alias" class="inline"><input type="hidden" name="key" value="${key}"><input type="hidden" name="label" value="${slugOf(tag)}"><input type="text" name="tag" list="known" aria-label="${tag.title} is the same as" autocapitalize="off" spellcheck="false" required> <button class="plain">Make it an alias</button></form>`;
}

function slugOf({ path }: FeedListing): string {
  return path.slice("tags/".length);
}
