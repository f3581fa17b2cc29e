import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { Configuration } from "../model/configuration.ts";
import type { Edition, PublishedFeeds } from "../model/edition.ts";
import type { FeedFormat, FeedPath } from "../model/feed.ts";
import { type AnswerWords, answerWords } from "../telemetry/answer-lines.ts";
import type { WaitOf } from "./limit-rate.ts";
import { negotiateCoding } from "./negotiate.ts";
import { bytesOf, type Coding } from "./representation.ts";
import { type HeadBlock, headBlock, sendBlock } from "./send-block.ts";

/** Answers to plain requests for feeds, kept as they were first given, so that giving them again costs hardly more than sending the bytes. */
export interface ReadyAnswers {
  /** Keeps an answer to a GET of a feed's document, with its headers as they are about to be sent. */
  keep(answer: GivenAnswer): void;
  /**
   * Answers a request if an answer to it is ready and still right: then `true`. Anything that is not a plain GET, or a revalidation of the very
   * copy that is ready, is left to whoever comes next.
   */
  answer(request: IncomingMessage, response: ServerResponse, requestId: string): ReadyAnswer | undefined;
}

/** An answer's headers by their names in small letters. */
export type AnswerHeaders = Readonly<Record<string, string | number | string[] | undefined>>;

/** A whole answer as it was given the long way. */
export interface GivenAnswer {
  /** The request's target, as received. */
  url: string;
  /** The pattern it matched, for the metrics. */
  route: string;
  path: FeedPath;
  format: FeedFormat;
  edition: Edition;
  coding: Coding;
  /** All but what differs from answer to answer: `date`, `connection`, `x-request-id`. */
  headers: AnswerHeaders;
}

/** What was answered, as the metrics' labels and as the log has it. */
export interface ReadyAnswer {
  counted: { method: "GET"; route: string; status: string };
  timed: { route: string };
  logged: AnswerWords;
}

/** What ready answers depend on. */
export interface ReadyAnswersDeps {
  feeds: Pick<PublishedFeeds, "atHand">;
  configuration: () => Configuration;
  /** Whoever asks too much is answered elsewhere. */
  waitOf: WaitOf;
  /** Seconds that a connection is kept open between requests, as it says itself. */
  keepAlive: number;
}

/** A feed's document at one address, in the codings it has been asked for. */
interface Ready {
  path: FeedPath;
  format: FeedFormat;
  edition: Edition;
  /** Headers name the site's addresses. */
  configuration: Configuration;
  codings: Partial<Record<Coding, ReadyCoding>>;
}

interface ReadyCoding {
  etag: string;
  body: Buffer;
  whole: ReadyHead;
  /** For a copy that is current. */
  current: ReadyHead;
}

interface ReadyHead {
  block: HeadBlock;
  says: ReadyAnswer;
}

/** Addresses whose answers are kept. */
const ADDRESSES = 5_000;
/** Spellings of Accept-Encoding that are remembered: browsers and readers have a few dozen. */
const SPELLINGS = 500;
/** Stands for no Accept-Encoding at all: no header holds a line end. */
const NO_SPELLING = "\n";
/** What a 304 does not say of a content that it does not carry (RFC 9110 §15.4.5). */
const OF_CONTENT = new Set(["accept-ranges", "content-encoding", "content-length", "content-type"]);

/** Keeps answers in this process's memory. */
export function createReadyAnswers({
  feeds,
  configuration,
  waitOf,
  keepAlive,
}: ReadyAnswersDeps): ReadyAnswers {
  const byUrl = new Map<string, Ready>();
  const codingOf = rememberCodings();
  return {
    keep({ url, route, path, format, edition, coding, headers }) {
      const known = byUrl.get(url);
      const isSame = known?.edition === edition && known.configuration === configuration();
      const codings = {
        ...(isSame && known.codings),
        [coding]: readyCoding({ url, route, headers, edition, coding }),
      };
      remember(byUrl, ADDRESSES, url, { path, format, edition, configuration: configuration(), codings });
    },
    answer(request, response, requestId) {
      const { method, url = "", headers } = request;
      const ready = method === "GET" ? byUrl.get(url) : undefined;
      if (ready === undefined || !isPlain(headers)) return undefined;
      const coding = codingOf(headers);
      const kept = coding && ready.codings[coding];
      if (kept === undefined || ready.configuration !== configuration()) return undefined;
      if (feeds.atHand?.(ready.path, ready.format) !== ready.edition) return undefined;
      const held = headers["if-none-match"];
      if (held !== undefined && held !== kept.etag) return undefined;
      if (waitOf(request) !== undefined) return undefined;
      const { block, says } = held === undefined ? kept.whole : kept.current;
      const body = held === undefined ? kept.body : undefined;
      sendBlock(request, response, block, { requestId, body, keepAlive });
      return says;
    },
  };
}

/** Keeps a value, and of all no more than `most`: those that were kept last. A plain map, since what is looked up most must cost least. */
function remember<Value>(known: Map<string, Value>, most: number, key: string, value: Value): void {
  known.delete(key);
  known.set(key, value);
  if (known.size <= most) return;
  const [oldest] = known.keys();
  if (oldest !== undefined) known.delete(oldest);
}

/** Nothing is asked but the document, or whether a copy is current. */
function isPlain(headers: IncomingHttpHeaders): boolean {
  return (
    headers["a-im"] === undefined &&
    // Whoever opens it in a browser is shown a page.
    headers["sec-fetch-dest"] !== "document" &&
    headers["if-match"] === undefined &&
    headers["if-unmodified-since"] === undefined &&
    (headers["if-modified-since"] === undefined || headers["if-none-match"] !== undefined)
  );
}

function readyCoding({
  url,
  route,
  headers,
  edition,
  coding,
}: Pick<GivenAnswer, "url" | "route" | "headers" | "edition" | "coding">): ReadyCoding {
  const body = bytesOf(edition, coding);
  const lines = Object.entries({ ...headers, "content-length": body.length })
    .filter(([name, value]) => value !== undefined && name !== "x-request-id")
    .map(([name, value]): [string, string] => [name, String(value)]);
  const ready = (status: 200 | 304, some: [string, string][]): ReadyHead => ({
    block: headBlock(status, some),
    says: {
      counted: { method: "GET", route, status: String(status) },
      timed: { route },
      logged: answerWords({ method: "GET", url, status }),
    },
  });
  return {
    etag: String(headers["etag"]),
    body,
    whole: ready(200, lines),
    current: ready(
      304,
      lines.filter(([name]) => !OF_CONTENT.has(name)),
    ),
  };
}

/** Reads every spelling of Accept-Encoding once. */
function rememberCodings(): (headers: IncomingHttpHeaders) => Coding | undefined {
  const known = new Map<string, Coding | "none">();
  return (headers) => {
    const spelling = headers["accept-encoding"] ?? NO_SPELLING;
    const found = known.get(String(spelling));
    if (found !== undefined) return found === "none" ? undefined : found;
    const coding = negotiateCoding(headers);
    remember(known, SPELLINGS, String(spelling), coding ?? "none");
    return coding;
  };
}
