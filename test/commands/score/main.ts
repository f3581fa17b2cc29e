import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { POINTS } from "./checks/points.ts";
import { ALL_FEEDS } from "./feeds/all-feeds.ts";
import { printPoint } from "./print-point.ts";
import { simulate } from "./simulate.ts";
import { DAY, DAYS, START } from "./times.ts";

const USAGE = `npm run score -- [--seed NUMBER] [--json] [--log FILE] [--days NUMBER]
Runs the service for ${DAYS} simulated days before a feed author's eyes and says which of the eighteen points of polite polling it keeps.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: "string", default: "1" },
      json: { type: "boolean", default: false },
      /** Where to write every request, one JSON object a line. */
      log: { type: "string" },
      days: { type: "string", default: String(DAYS) },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const days = Number(values.days);
  const bar = new SingleBar({
    format: "{bar} day {value} of {total}",
    stream: process.stderr,
    noTTYOutput: true,
    notTTYSchedule: 10_000,
  });
  bar.start(days, 0);
  const progress = (at: number) => bar.update(Math.floor((at - START) / DAY));
  const { log, facts } = await simulate({ feeds: ALL_FEEDS, seed: Number(values.seed), days, progress });
  bar.stop();
  if (values.log !== undefined)
    await writeFile(
      values.log,
      log.map((asked) => `${JSON.stringify(asked)}\n`),
    );
  const verdicts = POINTS.map((point) => ({ ...point, ...point.check(log, facts) }));
  if (!values.json) {
    console.log(
      `${days} days, ${facts.feeds.length} feeds, ${log.length} requests, ${facts.kills} SIGKILLs, pollers started at ${facts.restarts.length} moments, seed ${values.seed}`,
    );
  }
  for (const { number, title, pass, evidence, offences } of verdicts) {
    if (values.json) console.log(JSON.stringify({ point: number, title, pass, evidence, offences }));
    else printPoint({ number, title, pass, evidence, offences });
  }
  const passed = verdicts.filter(({ pass }) => pass).length;
  console.log(`${passed} of ${POINTS.length}`);
  return passed === POINTS.length ? 0 : 1;
}

process.exitCode = await main();
