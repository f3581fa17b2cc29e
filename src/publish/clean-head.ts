import { cleanDate, EARLIEST_DATE } from "../dedupe/shown-dates.ts";
import type { FeedHead } from "../model/feed.ts";
import { cleanLanguage } from "./clean-language.ts";
import { cleanLine } from "./clean-text.ts";
import { cleanUrl } from "./clean-url.ts";
import { cleanEmail } from "./to-clean-entry.ts";

/** A head whose every value can stand in any format. The base URL comes from the checked configuration and is kept. */
export function cleanHead(head: FeedHead): FeedHead {
  const title = cleanLine(head.title) || cleanLine(head.path);
  const email = cleanEmail(head.author.email);
  const name = cleanLine(head.name ?? "");
  const hub = cleanUrl(head.hub);
  return {
    path: head.path,
    title,
    ...(name !== "" && { name }),
    description: cleanLine(head.description),
    baseUrl: head.baseUrl,
    language: cleanLanguage(head.language) ?? "en",
    updated: cleanDate(head.updated) ?? EARLIEST_DATE,
    author: { name: cleanLine(head.author.name) || title, ...(email !== undefined && { email }) },
    ...(hub !== undefined && { hub }),
    ...(head.archive !== undefined && { archive: head.archive }),
    ...(head.removed !== undefined && { removed: head.removed }),
  };
}
