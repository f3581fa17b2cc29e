import { Command, Option } from "commander";
import { formatProblem } from "../config/format-problem.ts";
import { loadConfiguration } from "../config/load.ts";
import { absentSources } from "../config/named-sources.ts";
import type { PlaceOf } from "../config/place-of.ts";
import { withLists } from "../lists/with-lists.ts";
import type { Configuration } from "../model/configuration.ts";
import { unmatchedRules } from "../pipeline/unmatched-rules.ts";
import { counted } from "../status/counted.ts";
import { mendConfiguration } from "./mend-configuration.ts";
import { configOption, configurationDirectory, openChecked } from "./open-configuration.ts";
import { say, tell } from "./say.ts";
import { withServices } from "./with-services.ts";

interface CheckOptions {
  config?: string;
  entries?: boolean;
  json?: boolean;
  fix?: boolean;
  dryRun?: boolean;
}

/** `broadsheet check`: is the configuration right? Every problem at once; exit code 1 if there is a mistake, 0 if there are only warnings. */
export function checkCommand(): Command {
  return new Command("check")
    .description("Check the configuration: every mistake and every doubt with its file, line and column")
    .addOption(configOption())
    .option("--json", "as JSON, for scripts: mistakes and warnings, each with its place")
    .option(
      "--fix",
      "mend simple mistakes in the files first, and tell every line that changes; comments stay",
    )
    .option("--dry-run", "with --fix: write nothing")
    .addOption(
      new Option(
        "--entries",
        "also hold every rule against what is stored, and name those that match nothing",
      ).conflicts("json"),
    )
    .action(async (options: CheckOptions) => {
      if (options.fix)
        await mendConfiguration(configurationDirectory(options.config), options.dryRun === true);
      if (options.json) {
        await printJson(options.config);
        return;
      }
      const { configuration, warnings, placeOf } = await openChecked(options.config);
      for (const warning of warnings) say(warningLine(formatProblem(warning)));
      const idle = options.entries ? await idleOnEntries(configuration, placeOf) : [];
      for (const line of idle) say(line);
      const { sources, lists, sections, tags } = withLists(configuration, new Map());
      const listed = lists.length === 0 ? "" : `${counted(lists.length, "list")} of sources, `;
      const doubts = warnings.length + idle.length;
      const warned = doubts === 0 ? "" : `; ${counted(doubts, "warning")}`;
      const [read, shelves] = [counted(sources.length, "source"), counted(sections.length, "section")];
      say(
        `The configuration is right: ${read}, ${listed}${shelves}, ${counted(tags.length, "tag")}${warned}.`,
      );
      for (const id of absentSources({ sections, sources, lists }))
        say(`Rules name the source "${id}", which is not configured: a list has to name it.`);
    });
}

async function printJson(config: string | undefined): Promise<void> {
  const result = await loadConfiguration(configurationDirectory(config));
  const right = result.kind === "configuration";
  const told = right
    ? { problems: [], warnings: result.warnings }
    : { problems: result.problems, warnings: [] };
  say(JSON.stringify(told, null, 2));
  if (!right) process.exitCode = 1;
}

/** `file:line:column  message` as a warning. */
function warningLine(problem: string): string {
  return problem.replace("  ", "  warning: ");
}

async function idleOnEntries(configuration: Configuration, placeOf: PlaceOf): Promise<string[]> {
  return await withServices(configuration, async (services) => {
    const progress = (entries: number) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${entries} entries looked at`);
    };
    const { entries, rules } = await unmatchedRules({ ...services, progress });
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
    if (entries === 0) tell("Nothing is stored yet: no rule could be held against an entry.");
    return entries === 0
      ? []
      : rules.map(({ part, id, list, at }) =>
          warningLine(`${placeOf(part, id, [list, at])}  none of the ${entries} stored entries matches`),
        );
  });
}
