import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Argument, Command } from "commander";
import { appendSources, type NewSource } from "../config/append-sources.ts";
import { planSources } from "../config/plan-sources.ts";
import { decode } from "../fetch/decode.ts";
import { readOpml } from "../parse/read-opml.ts";
import { CommandFailure } from "./command-failure.ts";
import { configOption, configurationDirectory, openConfiguration } from "./open-configuration.ts";
import { say, tell } from "./say.ts";

/** `broadsheet import FILE.opml`: add the subscriptions of another reader to `sources.yaml`. */
export function importCommand(): Command {
  return new Command("import")
    .description("Add the feeds of an OPML file to sources.yaml, comments kept")
    .addArgument(new Argument("<file>", "an OPML subscription list"))
    .addOption(configOption())
    .option("--dry-run", "write nothing; say what would be added")
    .option("--json", "as JSON, for scripts")
    .action(async (file: string, options: { config?: string; dryRun?: boolean; json?: boolean }) => {
      const configuration = await openConfiguration(options.config);
      const reading = readOpml(decode(await read(file)).text);
      if (reading === undefined)
        throw new CommandFailure(`${file} is not an OPML file: it has no <opml> element.`);
      const { feeds, cut } = reading;
      if (cut !== undefined) tell(`the list is not read to its end: ${cut}`);
      const { added, skipped } = planSources(feeds, configuration.sources);
      for (const { url, why } of skipped) tell(`left out ${url}: ${why}`);
      if (options.json) say(JSON.stringify({ added, skipped }, null, 2));
      for (const source of options.json ? [] : added)
        say(`${options.dryRun ? "would add" : "added"} ${source.id}: ${source.url}`);
      if (!options.dryRun && added.length > 0) await write(configurationDirectory(options.config), added);
      tell(
        `${added.length} of ${feeds.length} feeds ${options.dryRun ? "would be " : ""}added to sources.yaml.`,
      );
    });
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new CommandFailure(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function write(directory: string, added: readonly NewSource[]): Promise<void> {
  const path = join(directory, "sources.yaml");
  try {
    await writeFile(path, appendSources(await readFile(path, "utf8"), added));
  } catch (error) {
    throw new CommandFailure(
      `${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
