/** Canonical prefixes by namespace name. Every spelling publishers use for one vocabulary leads to one prefix. */
const vocabularies: Record<string, readonly string[]> = {
  "": [
    "http://my.netscape.com/rdf/simple/0.9",
    "http://channel.netscape.com/rdf/simple/0.9",
    "http://purl.org/rss/1.0",
    "http://purl.org/net/rss1.1",
    "http://backend.userland.com/rss",
    "http://backend.userland.com/rss2",
    "http://backend.userland.com/rss091",
    "http://backend.userland.com/rss092",
    "http://blogs.law.harvard.edu/tech/rss",
    "http://cyber.law.harvard.edu/rss",
    "http://cyber.law.harvard.edu/rss/rss.html",
    "http://www.rssboard.org/rss-specification",
    "http://purl.org/rss/1.0/modules/rss091",
  ],
  atom: [
    "http://www.w3.org/2005/atom",
    "https://www.w3.org/2005/atom",
    "http://purl.org/atom/ns",
    "http://purl.org/atom",
    "http://example.com/newformat",
    "http://example.com/necho",
    "http://purl.org/echo",
    "uri/of/echo/namespace",
    "http://purl.org/pie",
  ],
  xhtml: ["http://www.w3.org/1999/xhtml", "http://www.w3.org/tr/rec-html40"],
  svg: ["http://www.w3.org/2000/svg"],
  math: ["http://www.w3.org/1998/math/mathml"],
  xml: ["http://www.w3.org/xml/1998/namespace"],
  xlink: ["http://www.w3.org/1999/xlink"],
  rdf: ["http://www.w3.org/1999/02/22-rdf-syntax-ns"],
  rdfs: ["http://www.w3.org/2000/01/rdf-schema"],
  dc: [
    "http://purl.org/dc/elements/1.1",
    "http://purl.org/dc/elements/1.0",
    "http://purl.org/metadata/dublin_core",
  ],
  dcterms: ["http://purl.org/dc/terms"],
  content: ["http://purl.org/rss/1.0/modules/content"],
  sy: ["http://purl.org/rss/1.0/modules/syndication"],
  slash: ["http://purl.org/rss/1.0/modules/slash"],
  admin: ["http://webns.net/mvcb"],
  annotate: ["http://purl.org/rss/1.0/modules/annotate"],
  enc: ["http://purl.oclc.org/net/rss_2.0/enc"],
  l: ["http://purl.org/rss/1.0/modules/link"],
  ev: ["http://purl.org/rss/1.0/modules/event"],
  taxo: ["http://purl.org/rss/1.0/modules/taxonomy"],
  prism: [
    "http://purl.org/rss/1.0/modules/prism",
    "http://prismstandard.org/namespaces/basic/1.2",
    "http://prismstandard.org/namespaces/basic/2.0",
    "http://prismstandard.org/namespaces/1.2/basic",
  ],
  itunes: [
    "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "https://www.itunes.com/dtds/podcast-1.0.dtd",
    "http://itunes.com/dtds/podcast-1.0.dtd",
    "http://www.itunes.com/podcast-1.0.dtd",
    "http://example.com/dtds/podcast-1.0.dtd",
  ],
  googleplay: [
    "http://www.google.com/schemas/play-podcasts/1.0",
    "https://www.google.com/schemas/play-podcasts/1.0",
  ],
  podcast: [
    "https://podcastindex.org/namespace/1.0",
    "http://podcastindex.org/namespace/1.0",
    "https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
  ],
  psc: ["http://podlove.org/simple-chapters"],
  media: [
    "http://search.yahoo.com/mrss",
    "https://search.yahoo.com/mrss",
    "http://www.rssboard.org/media-rss",
    "http://tools.search.yahoo.com/mrss",
    "http://video.search.yahoo.com/mrss",
  ],
  wfw: ["http://wellformedweb.org/commentapi"],
  geo: ["http://www.w3.org/2003/01/geo/wgs84_pos"],
  georss: ["http://www.georss.org/georss", "http://www.georss.org/georss/10"],
  gml: ["http://www.opengis.net/gml"],
  creativecommons: [
    "http://backend.userland.com/creativecommonsrssmodule",
    "http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html",
  ],
  cc: [
    "http://web.resource.org/cc",
    "http://creativecommons.org/ns",
    "http://creativecommons.org/ns#license",
  ],
  thr: ["http://purl.org/syndication/thread/1.0"],
  fh: ["http://purl.org/syndication/history/1.0"],
  at: ["http://purl.org/atompub/tombstones/1.0"],
  app: ["http://www.w3.org/2007/app", "http://purl.org/atom/app"],
  feedburner: ["http://rssnamespace.org/feedburner/ext/1.0"],
  foaf: ["http://xmlns.com/foaf/0.1"],
  source: ["http://source.scripting.com", "http://source.smallpict.com/2014/07/12/theproposal.html"],
  yt: ["http://www.youtube.com/xml/schemas/2015", "http://gdata.youtube.com/schemas/2007"],
};

const prefixes = new Map<string, string>();
for (const [prefix, names] of Object.entries(vocabularies)) {
  for (const name of names) prefixes.set(name, prefix);
}

/**
 * The canonical prefix of a namespace name, or `undefined` for a vocabulary this project does not know. Case, surrounding
 * space and a closing `/` or `#` are ignored, because publishers get all three wrong.
 */
export function canonicalPrefix(namespaceName: string): string | undefined {
  const known = prefixes.get(namespaceName) ?? spellings.get(namespaceName);
  if (known !== undefined) return known;
  const prefix = prefixes.get(
    namespaceName
      .trim()
      .toLowerCase()
      .replace(/[/#]{1,3}$/, ""),
  );
  // Few spellings are ever met; a hostile document must not fill memory with them.
  if (prefix !== undefined && spellings.size < 500) spellings.set(namespaceName, prefix);
  return prefix;
}

const spellings = new Map<string, string>();
