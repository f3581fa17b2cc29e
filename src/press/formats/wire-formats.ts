import type { PressDocument } from "../press-document.ts";
import type { PressFormat } from "../publication.ts";
import { renderAtom } from "./atom.ts";
import { renderJsonFeed } from "./json-feed.ts";
import { renderMalformed } from "./malformed.ts";
import { renderRdf } from "./rdf.ts";
import { renderSpip } from "./spip.ts";
import { renderWindows1252 } from "./windows-1252.ts";
import { renderWordpress } from "./wordpress.ts";
import { renderYoutube } from "./youtube.ts";

/** How a publication of one format serves its feed. */
export interface WireFormat {
  /** Path and query below the publication's folder. */
  path: string;
  /** The Content-Type header, with the charset only where such systems send one. */
  mediaType: string;
  /** What the home page announces it as. */
  announced: string;
  render: (document: PressDocument) => string | Buffer;
}

/** The eight wire formats of the sample press. */
export const wireFormats: Record<PressFormat, WireFormat> = {
  wordpress: wire("feed/", "application/rss+xml; charset=UTF-8", renderWordpress),
  spip: wire("spip.php?page=backend", "text/xml; charset=utf-8", renderSpip, "application/rss+xml"),
  atom: wire("atom.xml", "application/atom+xml; charset=utf-8", renderAtom),
  rdf: wire("index.rdf", "application/rdf+xml", renderRdf, "application/rss+xml"),
  "json-feed": wire("feed.json", "application/feed+json", renderJsonFeed),
  youtube: wire("feeds/videos.xml", "text/xml; charset=UTF-8", renderYoutube, "application/rss+xml"),
  "windows-1252": wire("rss.asp", "text/xml", renderWindows1252, "application/rss+xml"),
  malformed: wire("rss.php", "text/html; charset=utf-8", renderMalformed, "application/rss+xml"),
};

function wire(path: string, mediaType: string, render: WireFormat["render"], announced?: string): WireFormat {
  return { path, mediaType, announced: announced ?? mediaType.replace(/;.*/, ""), render };
}
