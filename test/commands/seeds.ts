import { existsSync, readdirSync, readFileSync } from "node:fs";
import { hostileCases } from "../normalize/html/hostile.ts";

// Compiled commands lie in dist/test/commands, the fixtures and the corpus where the source is.
const root = new URL(import.meta.url.includes("/dist/test/") ? "../../../" : "../../", import.meta.url);

/** Where captured documents lie, if they do. */
export const corpusFolder: URL | undefined = [new URL("../shared/corpus/", root)].find((url) =>
  existsSync(url),
);

/** Every feed document under a folder, with its path in it. */
export function documentsUnder(folder: URL): { path: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && /\.(?:xml|rss|atom|rdf|json)$/.test(entry.name) && entry.name !== "EXPECTED.json",
    )
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort()
    .map((path) => ({ path, bytes: readFileSync(path) }));
}

/** What fuzzing starts from: our own fixtures, a feed of every hostile fragment, and the corpus where it is present. */
export function fuzzSeeds(): Buffer[] {
  const fixtures = new URL("test/fixtures/parse/", root);
  const own = existsSync(fixtures) ? documentsUnder(fixtures) : [];
  const captured = corpusFolder === undefined ? [] : documentsUnder(corpusFolder);
  return [...hostileFeeds(), ...own.map(({ bytes }) => bytes), ...captured.map(({ bytes }) => bytes)];
}

function hostileFeeds(): Buffer[] {
  return hostileCases().map(({ id, html }) =>
    Buffer.from(
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Gazette</title><link>https://gazette.example/</link>` +
        `<item><title>${id}</title><guid>${id}</guid><pubDate>Fri, 01 May 2026 12:00:00 GMT</pubDate>` +
        `<content:encoded><![CDATA[${html.replaceAll("]]>", "]]&gt;")}]]></content:encoded></item></channel></rss>`,
    ),
  );
}
