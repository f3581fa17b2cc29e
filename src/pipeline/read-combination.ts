import { readQuery } from "../combine/read-query.ts";
import { unknownName } from "../combine/refused-query.ts";
import type { QueryPairs, ReadQuery } from "../model/combination.ts";
import type { FeedPath } from "../model/feed.ts";
import type { IndexReader } from "../store/index-reader.ts";
import type { Network } from "./network.ts";

/** What reading a query needs. */
export interface ReadCombinationDeps {
  network: () => Network;
  indexes: IndexReader;
  now: () => number;
}

/** Milliseconds that the tags there are, of which one was probably meant, are remembered. */
const MEMORY = 60_000;
/** Tags that are compared with one that nothing has. */
const MOST_TAGS = 20_000;

/** Reads queries by the names there are. A tag is there when it is configured or when an entry ever had it. */
export function readCombination(deps: ReadCombinationDeps): (query: QueryPairs) => Promise<ReadQuery> {
  const allTags = rememberTags(deps);
  return async (query) => {
    const { sections, sources, router, configuration } = deps.network();
    const names = {
      sections: [...sections.keys()],
      sources: [...sources.keys()],
      slugOf: router.tags.slugOf,
    };
    const reading = readQuery(query, names);
    if (reading.kind === "refused") return reading;
    const { take, not } = reading.combination;
    const unsure = [...take.tag, ...not.tag].filter((slug) => router.tags.titleOf(slug) === undefined);
    const existing = await deps.indexes.existing(unsure.map(tagPath));
    const missing = unsure.find((slug) => !existing.has(tagPath(slug)));
    if (missing === undefined) return reading;
    const known = [...configuration.tags.map(({ id }) => id), ...(await allTags())];
    return unknownName(take.tag.includes(missing) ? "tag" : "not", "tag", missing, known);
  };
}

function tagPath(slug: string): FeedPath {
  return `tags/${slug}`;
}

function rememberTags({ indexes, now }: ReadCombinationDeps): () => Promise<string[]> {
  let tags: Promise<string[]> | undefined;
  let since = Number.NEGATIVE_INFINITY;
  return () => {
    if (tags !== undefined && now() - since < MEMORY) return tags;
    since = now();
    tags = indexes.paths().then((paths) =>
      paths
        .filter((path) => path.startsWith("tags/"))
        .slice(0, MOST_TAGS)
        .map((path) => path.slice("tags/".length)),
    );
    tags.catch(() => {
      tags = undefined;
    });
    return tags;
  };
}
