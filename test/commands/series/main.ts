import { existsSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../../src/cli/package-root.ts";
import { table } from "../../../src/cli/table.ts";
import { differences } from "./compare-replay.ts";
import { replaySeries } from "./replay-series.ts";

const HEAD = [
  "version",
  "entries",
  "new",
  "updated",
  "unchanged",
  "the corpus says: new",
  "titles",
  "summaries",
  "dates",
  "differences",
];

async function main(): Promise<number> {
  const corpus = join(packageRoot(), "..", "shared", "corpus");
  if (!existsSync(join(corpus, "series"))) {
    console.log("There is no corpus beside this project (../shared/corpus): nothing to replay.");
    return 1;
  }
  const versions = [...(await replaySeries(corpus)).values()].flat();
  const rows = versions.map((version) => {
    const { change, added, updated, unchanged } = version;
    const said = [change.added, change.retitled, change.resummed, change.redated];
    return [
      change.path,
      ...[change.entries, added, updated, unchanged, ...said].map(String),
      differences(version).join(", "),
    ];
  });
  console.log(table(HEAD, rows));
  const taken = versions.filter((version) => differences(version).length === 0).length;
  console.log(`\n${taken} of ${versions.length} versions were taken just as the corpus says.`);
  return 0;
}

process.exitCode = await main();
