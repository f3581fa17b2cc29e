import { corpusFolder } from "../seeds.ts";
import { corpusEntries, tiesAmong } from "./corpus-entries.ts";
import { reportLabelled } from "./labelled.ts";
import { printForeign, reportListed, reportUnlisted } from "./syndicated.ts";
import { reportWithinFeeds } from "./within-feeds.ts";

/**
 * Says how well stories are judged: by the labelled pairs, both halves, and by the captured feeds beside this project, whose copies across
 * publishers are printed to be read. Exit code 1 where a bound is missed: of copies, precision 0.99 and recall 0.90; of translations, 0.99
 * and 0.85; or where a listed pair of captured entries is judged wrongly.
 */
async function main(): Promise<void> {
  const held = [await reportLabelled("seen"), await reportLabelled("held-out")];
  if (corpusFolder === undefined)
    console.log("\nThere is no corpus beside this project: nothing to read there.");
  else {
    const entries = await corpusEntries(corpusFolder);
    const { ties, compared } = tiesAmong(entries);
    held.push(reportListed(corpusFolder, entries));
    reportUnlisted(corpusFolder, ties);
    console.log(`\nAll captured feeds: ${entries.length} entries, ${compared} compared`);
    printForeign(
      "Copies",
      ties.filter(({ tie }) => tie.relation === "copy"),
    );
    printForeign(
      "Translations",
      ties.filter(({ tie }) => tie.relation === "translation"),
    );
    reportWithinFeeds(entries);
  }
  if (held.includes(false)) process.exitCode = 1;
}

await main();
