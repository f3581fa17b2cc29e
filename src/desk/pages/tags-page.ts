import { type Html, html } from "../../http/pages/html.ts";
import type { FeedListing } from "../../model/edition.ts";
import { type DeskFrame, deskPage } from "./desk-layout.ts";

const MOST_TAGS = 300;

/** The tags that entries bear, those with most entries first, each with a way to make it one with another. */
export function tagsPage(
  tags: readonly FeedListing[],
  configured: ReadonlySet<string>,
  frame: DeskFrame,
): string {
  const shown = tags.slice(0, MOST_TAGS);
  return deskPage({
    ...frame,
    title: "Tags",
    here: "/admin/tags",
    body:
      shown.length === 0
        ? html`<p>No stored entry bears a tag yet.</p>`
        : html`<p>${tags.length > shown.length ? `The ${shown.length} with most entries of ${tags.length}. ` : ""}Where two mean the same, give the one that stays: the other becomes its alias in <a href="/admin/config/tags">tags.yaml</a>.</p>
<datalist id="known">${shown.map(({ path }) => html`<option value="${slugOf(path)}">`)}</datalist>
<div class="wide" role="region" aria-label="Tags" tabindex="0"><table>
<thead><tr><th scope="col">Tag</th><th scope="col" class="number">Entries</th><th scope="col">The same as</th></tr></thead>
<tbody>${shown.map((tag) => rowMarkup(tag, configured, frame.formKey))}</tbody></table></div>`,
  });
}

function rowMarkup(
  { path, title, entries }: FeedListing,
  configured: ReadonlySet<string>,
  key: string,
): Html {
  const slug = slugOf(path);
  return html`<tr><th scope="row"><a href="/${path}">${title}</a> <span class="quiet">${slug}</span></th><td class="number">${entries}</td><td>${
    configured.has(slug)
      ? html`<span class="quiet">configured</span>`
      : html`<form method="post" action="/admin/tags/alias" class="inline"><input type="hidden" name="key" value="${key}"><input type="hidden" name="label" value="${slug}"><input type="text" name="tag" list="known" aria-label="${title} is the same as" required> <button class="plain">Make it an alias</button></form>`
  }</td></tr>
`;
}

function slugOf(path: string): string {
  return path.slice("tags/".length);
}
