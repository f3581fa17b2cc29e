import { decode } from "../fetch/decode.ts";
import type { FetchOutcome } from "../model/fetch-outcome.ts";
import type { Announcement } from "../model/subscription.ts";
import { feedAnnouncement, pageAnnouncement } from "../websub/announcement.ts";
import type { ReadDocument } from "./read-document.ts";

type Fetched = Extract<FetchOutcome, { kind: "fetched" }>;

/** A visit that brought a document. */
export interface Found {
  /** What the source's address answered. */
  answer: Fetched;
  /** The answer that held the feed: the same, or that of the feed a page led to. */
  held: Fetched;
  document: ReadDocument;
}

/** Where the news of a source can be had pushed: what its feed says, else what the page says that it was found from. */
export function announcementIn({ answer, held, document }: Found): Announcement | undefined {
  const { link, url } = held;
  const said = feedAnnouncement({ ...(link && { link }), url, document: document.push });
  if (said !== undefined || answer === held) return said;
  const html = decode(answer.body, answer.contentType).text;
  return pageAnnouncement({ ...(answer.link && { link: answer.link }), url: answer.url, html });
}
