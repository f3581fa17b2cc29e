import { html } from "../../http/pages/html.ts";
import type { FeedListing } from "../../model/edition.ts";
import { feedPlace } from "../../publish/feed-url.ts";
import type { Listing } from "../listing.ts";
import { type DeskFrame, deskPage } from "./desk-layout.ts";
import { findForm, partLinks } from "./listing-markup.ts";
import { table } from "./table.ts";

/** A feed of ours with how many subscribe to it at our hub. */
export interface FeedRow extends FeedListing {
  subscribers: number;
}

const AT = "/admin/feeds";
const COLUMNS = ["Feed", "Place", { number: "Entries" }, { number: "Subscribers at our hub" }];

/** The feeds that we publish. */
export function feedsPage(listed: Listing<FeedRow>, page: DeskFrame): string {
  const rows = listed.rows.map(({ path, title, entries, subscribers }) => [
    html`<a href="${feedPlace(path)}">${title}</a>`,
    html`<code>/${path}</code>`,
    entries,
    subscribers,
  ]);
  return deskPage({
    ...page,
    title: "Feeds",
    here: AT,
    body: html`${findForm(listed, AT, "by a title or a place")}
${rows.length === 0 ? html`<p>No feed is called so.</p>` : table("Feeds", COLUMNS, rows)}
${partLinks(listed, AT)}`,
  });
}
