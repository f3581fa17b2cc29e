import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Argument, Command } from "commander";
import { appendSources, type NewSource } from "../config/append-sources.ts";
import { mintSourceId } from "../config/mint-source-id.ts";
import { decode } from "../fetch/decode.ts";
import { webAddress } from "../lists/web-address.ts";
import type { ListedFeed } from "../model/listed-feed.ts";
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
    .action(async (file: string, options: { config?: string; dryRun?: boolean }) => {
      const configuration = await openConfiguration(options.config);
      const reading = readOpml(decode(await read(file)).text);
      if (reading === undefined)
        throw new CommandFailure(`${file} is not an OPML file: it has no <opml> element.`);
      const { feeds, cut } = reading;
      if (cut !== undefined) tell(`the list is not read to its end: ${cut}`);
      const { added, skipped } = plan(feeds, configuration.sources);
      for (const { url, why } of skipped) tell(`left out ${url}: ${why}`);
      for (const source of added)
        say(`${options.dryRun ? "would add" : "added"} ${source.id}: ${source.url}`);
      if (!options.dryRun && added.length > 0) await write(configurationDirectory(options.config), added);
      tell(
        `${added.length} of ${feeds.length} feeds ${options.dryRun ? "would be " : ""}added to sources.yaml.`,
      );
    });
}

interface Plan {
  added: NewSource[];
  skipped: Array<{ url: string; why: string }>;
}

function plan(feeds: readonly ListedFeed[], present: ReadonlyArray<{ id: string; url: string }>): Plan {
  const taken = new Set(present.map(({ id }) => id));
  const urls = new Set(present.map(({ url }) => url));
  const result: Plan = { added: [], skipped: [] };
  for (const feed of feeds) {
    const url = webAddress(feed.url);
    if (url === undefined) result.skipped.push({ url: feed.url, why: "not an http address" });
    else if (urls.has(url)) result.skipped.push({ url, why: "already a source" });
    else {
      const id = mintSourceId(feed.title, url, taken);
      taken.add(id);
      urls.add(url);
      const homepage = webAddress(feed.homepage ?? "");
      result.added.push({ id, title: feed.title ?? id, url, ...(homepage && { homepage }) });
    }
  }
  return result;
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
