import { Parser } from "htmlparser2";
import type { ListedFeed } from "../model/listed-feed.ts";

/** A subscription list as read. */
export interface OpmlReading {
  /** Each address once, in the list's order. */
  feeds: ListedFeed[];
  /** Why the rest of the list was not read, in a few words; absent where all of it was. */
  cut?: string;
}

/** Feeds that are read of one list. The longest that people share have a few thousand. */
const MOST_FEEDS = 5_000;
/** Elements that may lie in each other: an outline of that depth is nobody's folder. */
const MOST_NESTED = 100;
/** Characters given to the parser at a time: how far it may run on beyond a bound. */
const STRETCH = 16_384;
/** Characters kept of a title, and that an address may have. */
const LONGEST_TITLE = 200;
const LONGEST_ADDRESS = 2_000;

/**
 * Reads a subscription list (OPML 1.0 and 2.0), however badly it is written: bare ampersands, unclosed outlines, attribute names in
 * any case. Lists that it includes are not followed. Time and memory are linear in the text, whatever it holds. Answers `undefined` for what
 * is no OPML.
 */
export function readOpml(text: string): OpmlReading | undefined {
  const feeds = new Map<string, ListedFeed>();
  const open: Array<string | undefined> = [];
  let isOpml = false;
  let cut: string | undefined;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === "opml") isOpml = true;
        if (open.length >= MOST_NESTED) cut ??= `its outlines lie more than ${MOST_NESTED} deep`;
        if (cut !== undefined) return;
        const title = name === "outline" ? titleOf(attributes) : undefined;
        const url = name === "outline" ? attributes["xmlurl"]?.trim() : undefined;
        if (url && url.length <= LONGEST_ADDRESS && !feeds.has(url)) {
          if (feeds.size >= MOST_FEEDS) cut = `it names more than ${MOST_FEEDS} feeds`;
          else feeds.set(url, { url, title, ...homepageOf(attributes), folders: open.flatMap(present) });
        }
        open.push(url ? undefined : title);
      },
      onclosetag() {
        if (cut === undefined) open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  // In stretches, since what the parser itself keeps of unclosed elements makes it slow, and nothing tells it to stop.
  for (let at = 0; at < text.length && cut === undefined; at += STRETCH)
    parser.write(text.slice(at, at + STRETCH));
  if (cut === undefined) parser.end();
  return isOpml ? { feeds: [...feeds.values()], ...(cut && { cut }) } : undefined;
}

type Attributes = Record<string, string>;

function titleOf({ text, title }: Attributes): string | undefined {
  const line = (text?.trim() || title?.trim() || "").replace(/[\s\p{Cc}]+/gu, " ");
  return line.slice(0, LONGEST_TITLE).replace(/[\uD800-\uDBFF]$/, "") || undefined;
}

function homepageOf({ htmlurl }: Attributes): { homepage?: string } {
  const homepage = htmlurl?.trim();
  return homepage && homepage.length <= LONGEST_ADDRESS ? { homepage } : {};
}

function present<Value>(value: Value | undefined): Value[] {
  return value === undefined ? [] : [value];
}
