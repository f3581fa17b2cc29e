import { gzipSync } from "node:zlib";
import { type Conditions, etagOf, isUnchanged } from "./conditional.ts";
import { drawPicture } from "./draw-picture.ts";
import { entriesAt, type PressMoment } from "./entries-at.ts";
import { wireFormats } from "./formats/wire-formats.ts";
import { entryPage, frontPage, homePage } from "./pages.ts";
import type { Publication } from "./publication.ts";
import { silence } from "./silence.ts";

/** A request as the press sees it. */
export interface PressRequest extends Conditions {
  /** Path and query. */
  target: string;
  acceptsGzip: boolean;
}

/** What goes back on the wire; a 304 and errors have short bodies. */
interface PressAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** The sample press: answers any request for its pages, feeds and pictures. */
export interface Press {
  answer(request: PressRequest): PressAnswer;
}

const page = "text/html; charset=utf-8";

/**
 * The sample press over its publications. What has appeared is a function of `clock()` − `startedAt` alone (both milliseconds since
 * 1970), so nothing is kept. `base` is its absolute address without a trailing slash.
 */
export function createPress(options: {
  publications: Publication[];
  base: string;
  startedAt: number;
  clock: () => number;
}): Press {
  const { clock, ...rest } = options;
  return { answer: (request) => answerAt({ ...rest, now: clock() }, request) };
}

function answerAt(moment: PressMoment, request: PressRequest): PressAnswer {
  const [, folder, path] = /^\/([^/?]*)\/?(.*)$/s.exec(request.target) ?? [];
  if (folder === "") return plain(200, page, frontPage(moment.publications, moment.base));
  const publication = moment.publications.find(({ id }) => id === folder);
  if (publication === undefined || path === undefined)
    return plain(404, "text/plain", "No such publication.\n");
  const wire = wireFormats[publication.format];
  if (path === wire.path || path.startsWith(`${wire.path}?`)) return feed(moment, publication, request);
  const picture = /^pictures\/([a-z0-9-]+)\.png$/.exec(path)?.[1];
  if (picture) return plain(200, "image/png", drawPicture(`${publication.id}/${picture}`));
  const entries = entriesAt(moment, publication);
  if (path === "") return plain(200, page, homePage(publication, moment.base, entries));
  const audio = entries.find(({ key, audio }) => audio && path === `audio/${key}.mp3`)?.audio;
  if (audio) return plain(200, "audio/mpeg", silence(audio.seconds));
  const bare = publication.format === "youtube" ? path : path.replace(/\?.*/s, "");
  const entry = entries.find(({ url }) => url === `${moment.base}/${publication.id}/${bare}`);
  return entry
    ? plain(200, page, entryPage(publication, entry))
    : plain(404, "text/plain", "No such page.\n");
}

function feed(moment: PressMoment, publication: Publication, request: PressRequest): PressAnswer {
  const { serving, format, id } = publication;
  const elapsed = Math.floor((moment.now - moment.startedAt) / 1000);
  // Late in every round, so that the first polls of a demo see the feed.
  if (serving.fails && elapsed % serving.fails.every >= serving.fails.every - serving.fails.for) {
    return plain(500, page, "<h1>500</h1><p>Warning: mysql_connect(): too many connections</p>");
  }
  const entries = entriesAt(moment, publication);
  const updated = entries.reduce((latest, entry) => changedBy(entry, moment.now, latest), moment.startedAt);
  const home = `${moment.base}/${id}/`;
  const document = { publication, home, self: `${home}${wireFormats[format].path}`, entries, updated };
  const body = Buffer.from(wireFormats[format].render(document));
  const etag = serving.etag ? etagOf(body) : undefined;
  const lastModified = serving.lastModified ? updated : undefined;
  const validators = {
    ...(etag && { etag }),
    ...(lastModified !== undefined && { "last-modified": new Date(lastModified).toUTCString() }),
    ...(serving.gzip && { vary: "Accept-Encoding" }),
  };
  if (isUnchanged(request, etag, lastModified))
    return { status: 304, headers: validators, body: Buffer.alloc(0) };
  const headers = { "content-type": wireFormats[format].mediaType, ...validators };
  if (!serving.gzip || !request.acceptsGzip) return { status: 200, headers, body };
  return { status: 200, headers: { ...headers, "content-encoding": "gzip" }, body: gzipSync(body) };
}

/** A story dated ahead changed nothing yet. */
function changedBy(entry: { updated: number }, now: number, latest: number): number {
  return entry.updated <= now ? Math.max(latest, entry.updated) : latest;
}

function plain(status: number, type: string, body: string | Buffer): PressAnswer {
  return { status, headers: { "content-type": type }, body: Buffer.from(body) };
}
