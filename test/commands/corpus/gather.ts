import type { Services } from "../../../src/services.ts";
import { type Corpus, type CorpusSource, isReplay } from "./corpus.ts";

/** What became of one document. */
export interface Row {
  path: string;
  problem?: string;
  /** Entries the other parser reads; absent where it has no opinion. */
  expected?: number;
  read: number;
  published: number;
}

/** What became of one series, version after version. */
export interface Replay {
  name: string;
  versions: number;
  /** Different entries in all its versions, as the other parser tells them apart: by id, else link, else title. */
  expected: number;
  stored: number;
  /** The stored entries that share a link with another, which a doubled one would. */
  doubled: number;
}

/** The rows of all single documents. */
export async function gatherRows(corpus: Corpus, services: Services): Promise<Row[]> {
  return await Promise.all(
    corpus.sources.filter((source) => !isReplay(source)).map((source) => gatherRow(source, corpus, services)),
  );
}

async function gatherRow(
  { id, versions: [path = ""] }: CorpusSource,
  { expected }: Corpus,
  services: Services,
): Promise<Row> {
  const { entries, problem } = await services.sources.state(id);
  const { added = 0, updated = 0, unchanged = 0 } = entries ?? {};
  const window = await services.editions.window(`sources/${id}`);
  const theirs = expected[path];
  return {
    path,
    problem,
    expected: theirs?.error === undefined ? theirs?.entries.length : undefined,
    read: added + updated + unchanged,
    published: window?.entries.length ?? 0,
  };
}

/** The rows of all series. */
export async function gatherReplays(corpus: Corpus, services: Services): Promise<Replay[]> {
  return await Promise.all(
    corpus.sources.filter(isReplay).map(async ({ id, versions }) => {
      const window = await services.editions.window(`sources/${id}`);
      const links = (window?.entries ?? []).flatMap(({ entry }) => entry.url ?? []);
      const theirs = versions.flatMap((path) => corpus.expected[path]?.entries ?? []);
      return {
        name: id,
        versions: versions.length,
        expected: new Set(theirs.map((entry) => entry.id ?? entry.url ?? entry.title)).size,
        stored: window?.entries.length ?? 0,
        doubled: links.length - new Set(links).size,
      };
    }),
  );
}
