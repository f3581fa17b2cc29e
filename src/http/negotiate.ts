import type { IncomingHttpHeaders } from "node:http";
import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";
import type { FeedFormat } from "../model/feed.ts";
import type { Coding } from "./representation.ts";

/** What a place without a suffix can be read as. */
export type Form = FeedFormat | "html";

/**
 * In the order we prefer where a client does not: who accepts anything is a programme, and gets the feed; a browser names
 * HTML. The generic types are what older readers ask for.
 */
const FORMS = new Map<string, Form>([
  ["application/rss+xml", "rss"],
  ["application/atom+xml", "atom"],
  ["application/feed+json", "json"],
  ["text/html", "html"],
  ["application/xhtml+xml", "html"],
  ["application/json", "json"],
  ["application/xml", "rss"],
  ["text/xml", "rss"],
]);

/** The package's types are of a version before `preferred`, which decides between codings of equal weight. */
type PreferringNegotiator = Negotiator & {
  encodings(available: string[], options: { preferred: string[] }): string[];
};

/** Accept headers that were read lately: browsers and readers have a few dozen, and reading one takes longer than all else of an answer. */
const spellings = new LRUCache<string, { form: Form | undefined }>({ max: 500 });
const codingsOf = new LRUCache<string, { coding: Coding | undefined }>({ max: 500 });
/** Longest that is remembered. */
const LONGEST = 500;

/** The form a client prefers by its Accept header (RFC 9110 §12.5.1); `undefined` where it takes none of ours. */
export function negotiateForm(headers: IncomingHttpHeaders): Form | undefined {
  const { accept = "*/*" } = headers;
  const known = spellings.get(accept);
  if (known !== undefined) return known.form;
  const type = new Negotiator({ headers }).mediaType([...FORMS.keys()]);
  const form = type === undefined ? undefined : FORMS.get(type);
  if (accept.length <= LONGEST) spellings.set(accept, { form });
  return form;
}

/** The coding to send, by Accept-Encoding (RFC 9110 §12.5.3); `undefined` where even plain bytes are refused. */
export function negotiateCoding(headers: IncomingHttpHeaders): Coding | undefined {
  const wish = headers["accept-encoding"];
  const wanted = typeof wish === "string" ? wish : undefined;
  const known = wanted === undefined ? undefined : codingsOf.get(wanted);
  if (known !== undefined) return known.coding;
  const codings: Coding[] = ["br", "gzip", "identity"];
  const [best] = (new Negotiator({ headers }) as PreferringNegotiator).encodings(codings, {
    preferred: codings,
  });
  const coding = codings.find((one) => one === best);
  if (wanted !== undefined && wanted.length <= LONGEST) codingsOf.set(wanted, { coding });
  return coding;
}

/** How an error is best told to this client. */
export function negotiateErrorForm(headers: IncomingHttpHeaders): "problem" | "html" | "text" {
  const type = new Negotiator({ headers }).mediaType([
    "application/problem+json",
    "text/html",
    "application/json",
    "text/plain",
  ]);
  if (type === "text/html") return "html";
  return type === "text/plain" || type === undefined ? "text" : "problem";
}
