import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseFeed } from "../../src/index.ts";
import { CORPUS_URL, compareFeed, type Disagreement, type Tally } from "./report-parse-compare.ts";
import { markOf } from "./report-parse-decided.ts";

/**
 * Reads every feed document of the corpus and compares it field by field with what EXPECTED.json says of it. Prints each
 * disagreement with the line of the document that decides it, then one table: equal as JSON (raw), equal in meaning (agree), decided by the document. Exit code 1 when less than
 * 99.5 % of a field agree or are decided.
 */
async function main(): Promise<void> {
  const corpus = resolve(process.argv[2] ?? "../shared/corpus");
  if (!existsSync(resolve(corpus, "EXPECTED.json"))) {
    console.log(`No corpus at ${corpus}: nothing to compare. Give its folder as the argument.`);
    return;
  }
  const expected: Record<string, Record<string, unknown>> = JSON.parse(
    readFileSync(resolve(corpus, "EXPECTED.json"), "utf8"),
  );
  const tallies = new Map<string, Tally>();
  const disagreements: Disagreement[] = [];
  for (const [file, wanted] of Object.entries(expected)) {
    // What the other parser calls an error or an empty feed is for the refusals' tests, not for a comparison of fields.
    if ("error" in wanted) continue;
    const body = readFileSync(resolve(corpus, file));
    const feed = await parseFeed(body, { url: CORPUS_URL });
    compareFeed({ file, text: body.toString("utf8"), wanted, feed }, tallies, disagreements);
  }
  for (const { file, field, at, wanted, got, why } of disagreements) {
    console.log(`${file}${at === undefined ? "" : ` entry ${at}`} ${field}
    expected ${wanted}
    got      ${got}`);
    console.log(
      why === undefined ? `    mark     ${markOf({ file, field, at, got })}` : `    decided  ${why}`,
    );
  }
  printTable(tallies);
}

function printTable(tallies: ReadonlyMap<string, Tally>): void {
  console.log(
    `${"field".padEnd(24)}${"compared".padStart(10)}${"raw".padStart(8)}${"raw %".padStart(9)}${"agree".padStart(8)}${"decided".padStart(9)}${"%".padStart(9)}`,
  );
  for (const [field, { compared, raw, agreed, decided }] of [...tallies].sort()) {
    const share = compared === 0 ? 100 : (100 * (agreed + decided)) / compared;
    console.log(
      `${field.padEnd(24)}${String(compared).padStart(10)}${String(raw).padStart(8)}${percent(raw, compared).padStart(9)}${String(agreed).padStart(8)}${String(decided).padStart(9)}${share.toFixed(2).padStart(9)}`,
    );
    if (share < 99.5) process.exitCode = 1;
  }
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "" : ((100 * part) / whole).toFixed(2);
}

await main();
