import { html } from "../../http/pages/html.ts";
import type { StoredEntry } from "../../model/stored-entry.ts";
import { type DeskPage, deskPage } from "./desk-layout.ts";

/** Finds an entry by whatever is known of it. */
export function entriesPage(
  name: string,
  found: readonly StoredEntry[],
  page: Pick<DeskPage, "site" | "said"> & { formKey: string },
): string {
  return deskPage({
    ...page,
    title: "Entries",
    here: "/admin/entries",
    body: html`<form action="/admin/entries" method="get">
<p><label for="name">The address it is read at, its id or its ref</label> <input type="text" id="name" name="name" value="${name}" required> <button>Find</button></p>
</form>
${
  name === ""
    ? html`<p class="quiet">From there, entries are joined to stories, split from them, pinned and removed.</p>`
    : found.length === 0
      ? html`<p>No stored entry has this id, ref or address.</p>`
      : html`<ul>${found.map(({ ref, entry, sourceId }) => html`<li><a href="/admin/entries/${ref}">${entry.title || "(no title)"}</a> <span class="quiet">${sourceId}</span></li>`)}</ul>`
}`,
  });
}
