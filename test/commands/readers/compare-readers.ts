import Table from "cli-table3";
import { disagreements } from "./compare.ts";
import { listFeeds } from "./list-feeds.ts";
import { missingReaders, type ReadFeed, readFeeds } from "./read-feeds.ts";

/**
 * Compares the readers on the Broadsheet at `base` (no trailing slash) and prints one table. Answers 0 when they agree, 1 when they do
 * not or there is nothing to read, 2 when a reader is not installed.
 */
export async function compareReaders(base: string, print: (text: string) => void): Promise<number> {
  const missing = await missingReaders();
  if (missing.length > 0) {
    print(missing.join("\n"));
    return 2;
  }
  const feeds = await listFeeds(base).catch((error: Error) => error);
  if (feeds instanceof Error) {
    const cause = reasonOf(feeds);
    print(`No Broadsheet could be read at ${base} (${cause}): start one, or name its address with --base.`);
    return 1;
  }
  const read = await readFeeds(feeds);
  const problems = read.flatMap(problemsOf);
  print(tableOf(read, base));
  for (const problem of problems) print(problem);
  print(
    `${feeds.length} feeds, ${read.flatMap(({ documents }) => documents).length} documents, ${problems.length} disagreements`,
  );
  return problems.length > 0 || feeds.length === 0 ? 1 : 0;
}

function tableOf(read: ReadFeed[], base: string): string {
  const readers = ["feedparser", "newsboat", "rss-parser"];
  const table = new Table({
    head: [
      "feed",
      ...["rss", "atom"].flatMap((format) => readers.map((name) => `${format}\n${name}`)),
      "json",
      "agree",
    ],
    style: { head: [], border: [], compact: true },
  });
  for (const feed of read) {
    const counts = feed.documents.flatMap(({ readings }) =>
      readings.map(({ reading }) => (reading.kind === "read" ? String(reading.entries.length) : "failed")),
    );
    const cells = Array.from({ length: 7 }, (_, at) => counts[at] ?? "–");
    const named = feed.feed.slice(base.length + 1);
    table.push([named, ...cells, problemsOf(feed).length === 0 ? "yes" : "NO"]);
  }
  return table.toString();
}

function problemsOf({ feed, documents, unsettled }: ReadFeed): string[] {
  if (unsettled !== undefined) return [`${feed} ${unsettled}`];
  return disagreements(documents);
}

function reasonOf({ message, cause }: Error): string {
  return cause instanceof Error ? cause.message || message : message;
}
