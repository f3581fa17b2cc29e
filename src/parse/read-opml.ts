import { Parser } from "htmlparser2";

/** A subscription in an OPML list. */
export interface OpmlFeed {
  /** `xmlUrl`, as written. */
  url: string;
  title?: string;
  /** `htmlUrl`. */
  homepage?: string;
  /** Titles of the outlines it lies in, outermost first. */
  folders: string[];
}

/**
 * Reads a subscription list (OPML 1.0 and 2.0), however badly it is written: bare ampersands, unclosed outlines, attribute names in
 * any case. A feed that is listed twice is returned once. Answers `undefined` for what is no OPML.
 */
export function readOpml(text: string): OpmlFeed[] | undefined {
  const feeds = new Map<string, OpmlFeed>();
  const open: Array<{ name: string; folder?: string }> = [];
  let isOpml = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === "opml") isOpml = true;
        if (name !== "outline") {
          open.push({ name });
          return;
        }
        const title = attributes["text"]?.trim() || attributes["title"]?.trim() || undefined;
        const url = attributes["xmlurl"]?.trim();
        if (url && !feeds.has(url)) {
          const folders = open.flatMap(({ folder }) => folder ?? []);
          feeds.set(url, { url, title, homepage: attributes["htmlurl"]?.trim() || undefined, folders });
        }
        open.push({ name, folder: url ? undefined : title });
      },
      onclosetag() {
        open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(text);
  return isOpml ? [...feeds.values()] : undefined;
}
