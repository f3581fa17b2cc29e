import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type SmallLine, startSmallLine } from "../../line/small-line.ts";

/** What the corpus says of one version of a series, compared with the last readable one. */
export interface Change {
  path: string;
  /** Whether it is a feed at all. */
  readable: boolean;
  entries: number;
  added: number;
  retitled: number;
  redated: number;
  resummed: number;
}

/** What a poll of that version came to. */
export interface Replayed {
  change: Change;
  /** True for the first version of a series, of which the corpus says nothing more. */
  first: boolean;
  problem?: string;
  added: number;
  updated: number;
  unchanged: number;
  /** Refs and ids of all entries that are stored afterwards, oldest first. */
  stored: Array<{ ref: string; id: string; firstSeen: string; url?: string; title: string }>;
}

/** Milliseconds between two polls. */
const HOUR = 3_600_000;

/** The changes of every series, by its name, in order. */
export async function readChanges(corpus: string): Promise<Map<string, Change[]>> {
  const [, ...lines] = (await readFile(join(corpus, "series", "CHANGES.tsv"), "utf8")).trimEnd().split("\n");
  const series = new Map<string, Change[]>();
  for (const line of lines) {
    const [path = "", , format = "", ...figures] = line.split("\t");
    const [entries = 0, added = 0, , retitled = 0, redated = 0, resummed = 0] = figures.map(Number);
    const name = path.split("/")[1] ?? "";
    const change = { path, readable: format !== "not a feed", entries, added, retitled, redated, resummed };
    series.set(name, [...(series.get(name) ?? []), change]);
  }
  return series;
}

/** Polls all versions of all series, one after the other, through the line: each series is a source of its own. */
export async function replaySeries(corpus: string): Promise<Map<string, Replayed[]>> {
  const changes = await readChanges(corpus);
  const line = await startSmallLine([...changes.keys()]);
  try {
    const replays = new Map<string, Replayed[]>();
    for (const [name, versions] of changes) replays.set(name, await replay(name, versions, corpus, line));
    return replays;
  } finally {
    await line.stop();
  }
}

async function replay(
  name: string,
  versions: Change[],
  corpus: string,
  line: SmallLine,
): Promise<Replayed[]> {
  const replayed: Replayed[] = [];
  for (const change of versions) {
    const { entries, problem } = await line.poll(name, await readFile(join(corpus, change.path)));
    const stored = (await line.stored(name)).map(({ ref, firstSeen, entry: { id, url, title } }) => {
      return { ref, id, firstSeen, title, ...(url !== undefined && { url }) };
    });
    const counts = problem === undefined ? entries : { added: 0, updated: 0, unchanged: 0 };
    replayed.push({
      change,
      first: replayed.length === 0,
      ...(problem !== undefined && { problem }),
      ...counts,
      stored,
    });
    line.clock.now += HOUR;
  }
  return replayed;
}
