import { html } from "../../http/pages/html.ts";
import type { FeedListing } from "../../model/edition.ts";
import { feedPlace } from "../../publish/feed-url.ts";
import { type DeskFrame, deskPage } from "./desk-layout.ts";

/** A feed of ours with how many subscribe to it at our hub. */
export interface FeedRow extends FeedListing {
  subscribers: number;
}

/** Every feed that we publish. */
export function feedsPage(rows: readonly FeedRow[], page: DeskFrame): string {
  return deskPage({
    ...page,
    title: "Feeds",
    here: "/admin/feeds",
    body: html`<div class="wide" role="region" aria-label="Feeds" tabindex="0"><table>
<thead><tr><th scope="col">Feed</th><th scope="col">Place</th><th scope="col" class="number">Entries</th><th scope="col" class="number">Subscribers at our hub</th></tr></thead>
<tbody>${rows.map(
      ({
        path,
        title,
        entries,
        subscribers,
      }) => html`<tr><th scope="row"><a href="${feedPlace(path)}">${title}</a></th><td><code>/${path}</code></td><td class="number">${entries}</td><td class="number">${subscribers}</td></tr>
`,
    )}</tbody></table></div>`,
  });
}
