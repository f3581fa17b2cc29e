import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { packageRoot } from "../../../src/cli/package-root.ts";

/** One document of the corpus, or a replay: the versions of a series one after the other under one address. */
export interface CorpusSource {
  /** Made from its path. */
  id: string;
  /** Paths in the corpus, in order: of a document one, of a replay each version. */
  versions: string[];
}

/** What another parser reads from a document. */
export interface Expected {
  error?: string;
  entries: Array<{ id?: string; url?: string; title?: string }>;
}

/** The corpus as it lies beside the project. */
export interface Corpus {
  directory: string;
  sources: CorpusSource[];
  expected: Record<string, Expected>;
}

/** Whether a source is a series replayed. */
export function isReplay({ versions }: CorpusSource): boolean {
  return versions.length > 1;
}

/** Media types as such servers send them: often wrong, which is part of the matter. */
const MEDIA_TYPES: Record<string, string> = {
  ".json": "application/json",
  ".atom": "application/atom+xml",
  ".rdf": "application/rdf+xml",
  ".rss": "application/rss+xml",
  ".html": "text/html",
  ".opml": "text/x-opml",
};

/** The Content-Type a document is served with: no charset, since the document must say it. */
export function mediaType(path: string): string {
  return MEDIA_TYPES[extname(path)] ?? "text/xml";
}

/** Reads the corpus, or answers `undefined` where it is not there. */
export async function openCorpus(): Promise<Corpus | undefined> {
  const directory = join(packageRoot(), "..", "shared", "corpus");
  if (!existsSync(join(directory, "EXPECTED.json"))) return undefined;
  const expected = JSON.parse(await readFile(join(directory, "EXPECTED.json"), "utf8")) as Record<
    string,
    Expected
  >;
  const paths = (await pathsIn(directory)).toSorted();
  const series = new Map<string, string[]>();
  for (const path of paths.filter((one) => one.startsWith("series/"))) {
    const name = `replay of ${path.split("/").slice(0, 2).join("/")}`;
    series.set(name, [...(series.get(name) ?? []), path]);
  }
  const documents = paths.map((path) => ({ id: sourceId(path), versions: [path] }));
  const replays = [...series].map(([name, versions]) => ({ id: sourceId(name), versions }));
  const sources = [...documents, ...replays];
  return { directory, sources, expected };
}

async function pathsIn(directory: string): Promise<string[]> {
  const folders = await readdir(directory, { withFileTypes: true, recursive: true });
  return folders
    .filter((file) => file.isFile() && !/\.(tsv|md)$|^EXPECTED\.json$/.test(file.name))
    .map((file) => join(file.parentPath, file.name).slice(directory.length + 1));
}

function sourceId(path: string): string {
  return path
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
