import { type Html, html } from "../../http/pages/html.ts";
import type { StoredEntry } from "../../model/stored-entry.ts";
import { type DeskFrame, deskPage } from "./desk-layout.ts";

/** An entry, and how many others tell its story. */
export interface ListedEntry {
  stored: StoredEntry;
  others: number;
}

/** Finds entries (or a sentence that says why there are none) by words, or one by whatever is known of it; the newest where nothing is asked for. */
export function entriesPage(name: string, found: readonly ListedEntry[] | string, frame: DeskFrame): string {
  return deskPage({
    ...frame,
    title: "Entries and stories",
    here: "/admin/entries",
    body: html`<form action="/admin/entries" method="get" role="search">
<p><label for="name">Words in it; or the address it is read at, its id or its ref</label> <input type="text" id="name" name="name" value="${name}" autocapitalize="off" spellcheck="false"> <button>Find</button></p>
</form>
<p class="quiet">From an entry's page it is joined to a story, split from one, pinned or removed.</p>
<h2>${name === "" ? "The newest" : "Found"}</h2>
${foundMarkup(name, found)}`,
  });
}

function foundMarkup(name: string, found: readonly ListedEntry[] | string): Html {
  if (typeof found === "string") return html`<p class="problem" role="alert">${found}</p>`;
  if (found.length === 0)
    return name === ""
      ? html`<p>Nothing is stored yet: entries come with the first polls.</p>`
      : html`<p>No stored entry has this id, ref or address, and none holds these words.</p>`;
  return html`<ul class="found">${found.map(rowMarkup)}</ul>`;
}

function rowMarkup({ stored: { ref, entry, sourceId, firstSeen }, others }: ListedEntry): Html {
  const story = others === 0 ? "" : html` · <b>a story with ${others} more</b>`;
  const lang = entry.language === undefined ? "" : html` lang="${entry.language}"`;
  return html`<li><a href="/admin/entries/${ref}"${lang}>${entry.title || "(no title)"}</a><br><span class="quiet">${sourceId} · came in ${firstSeen.slice(0, 16).replace("T", " ")} UTC</span>${story}</li>
`;
}
