import { Option } from "commander";
import type { CheckResult } from "../config/check.ts";
import { formatProblem } from "../config/format-problem.ts";
import { loadConfiguration } from "../config/load.ts";
import type { Configuration } from "../model/configuration.ts";
import { CommandFailure } from "./command-failure.ts";
import { readEnvOrFail } from "./read-env-or-fail.ts";
import { tell } from "./say.ts";

/** The option that names the configuration's directory. */
export function configOption(): Option {
  return new Option(
    "--config <directory>",
    "where site.yaml, sources.yaml, sections.yaml and tags.yaml are (default: ./config)",
  );
}

/** The configuration's directory: as the option says, else `BROADSHEET_CONFIG`, else `./config`. */
export function configurationDirectory(option: string | undefined): string {
  return option ?? readEnvOrFail().configDirectory;
}

/** Reads the configuration. Its mistakes go to standard error, a line each, and end the command with exit code 1. */
export async function openConfiguration(option: string | undefined): Promise<Configuration> {
  return (await openChecked(option)).configuration;
}

/** The same, with where everything of it stands. */
export async function openChecked(
  option: string | undefined,
): Promise<Extract<CheckResult, { kind: "configuration" }>> {
  const result = await loadConfiguration(configurationDirectory(option));
  if (result.kind === "configuration") return result;
  for (const problem of result.problems) tell(formatProblem(problem));
  const count = result.problems.length;
  throw new CommandFailure(
    `the configuration has ${count === 1 ? "a mistake" : `${count} mistakes`}; nothing was started.`,
  );
}
