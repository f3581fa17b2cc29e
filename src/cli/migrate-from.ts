import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Argument, Command, Option } from "commander";
import { appendElements } from "../config/append-elements.ts";
import { decode } from "../fetch/decode.ts";
import type { Migration } from "../migrate/migration.ts";
import { type MigrationPlan, planMigration } from "../migrate/plan-migration.ts";
import { readFeedMerge } from "../migrate/read-feed-merge.ts";
import { readPlanet } from "../migrate/read-planet.ts";
import { readOpml } from "../parse/read-opml.ts";
import { CommandFailure } from "./command-failure.ts";
import { configOption, configurationDirectory, openConfiguration } from "./open-configuration.ts";
import { say, tell } from "./say.ts";

const READERS: Record<string, { read(text: string): Migration | undefined; wants: string }> = {
  planet: { read: readPlanet, wants: "a config.ini of Planet or Planet Venus" },
  miniflux: { read: readSubscriptions, wants: "an OPML file" },
  freshrss: { read: readSubscriptions, wants: "an OPML file" },
  opml: { read: readSubscriptions, wants: "an OPML file" },
  feedmerge: { read: readFeedMerge, wants: "an address of rss-bridge's FeedMerge, or a file of such" },
};

interface MigrateOptions {
  config?: string;
  as: "sections" | "tags";
  dryRun?: boolean;
  json?: boolean;
}

/** `broadsheet migrate-from PROGRAMME FILE`: take over what another programme reads. */
export function migrateFromCommand(): Command {
  return new Command("migrate-from")
    .description(
      "Take over feeds and categories of Planet, Miniflux, FreshRSS (OPML) or rss-bridge's FeedMerge",
    )
    .addArgument(new Argument("<programme>", "what it comes from").choices(Object.keys(READERS)))
    .addArgument(
      new Argument(
        "<file>",
        "config.ini, an OPML file, a file of addresses; of feedmerge also the address itself",
      ),
    )
    .addOption(configOption())
    .addOption(
      new Option("--as <kind>", "what its categories become")
        .choices(["sections", "tags"])
        .default("sections"),
    )
    .option("--dry-run", "write nothing; say what would be added")
    .option("--json", "as JSON, for scripts")
    .addHelpText(
      "after",
      "\nThe configuration must be there (broadsheet init); what it holds already stays, comments kept.",
    )
    .action(async (programme: string, file: string, options: MigrateOptions) => {
      const configuration = await openConfiguration(options.config);
      const migration = await readMigration(programme, file);
      const present = {
        ...configuration,
        sources: [...configuration.sources, ...configuration.lists],
      };
      const plan = planMigration(migration.feeds, present, options.as);
      if (!options.dryRun) await writePlan(configurationDirectory(options.config), plan);
      if (options.json) say(JSON.stringify({ ...plan, site: migration.site, left: migration.left }, null, 2));
      else print(plan, migration, options.dryRun === true);
      if (!options.dryRun) await openConfiguration(options.config);
    });
}

async function readMigration(programme: string, file: string): Promise<Migration> {
  const reader = READERS[programme];
  const text = programme === "feedmerge" && /^https?:/i.test(file) ? file : await readText(file);
  const migration = reader?.read(text);
  if (migration === undefined) throw new CommandFailure(`${file} is not ${reader?.wants}.`);
  return migration;
}

async function readText(file: string): Promise<string> {
  try {
    return decode(await readFile(file)).text;
  } catch (error) {
    throw new CommandFailure(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Of readers' lists only the innermost folder counts: they nest it in nothing but their own name. */
function readSubscriptions(text: string): Migration | undefined {
  const reading = readOpml(text);
  if (reading === undefined) return undefined;
  const feeds = reading.feeds.map(({ folders, ...feed }) => ({ ...feed, groups: folders.slice(-1) }));
  return {
    feeds,
    site: {},
    left: reading.cut === undefined ? [] : [`The list is not read to its end: ${reading.cut}.`],
  };
}

async function writePlan(directory: string, { sources, sections, tags }: MigrationPlan): Promise<void> {
  // What is named is written before who names it: a service that runs reads the files in between.
  const parts = [
    ["sections.yaml", sections],
    ["sources.yaml", sources],
    ["tags.yaml", tags],
  ] as const;
  for (const [name, added] of parts) {
    if (added.length === 0) continue;
    const path = join(directory, name);
    try {
      await writeFile(path, appendElements(await readFile(path, "utf8"), added));
    } catch (error) {
      throw new CommandFailure(
        `${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
}

function print(
  { sources, sections, tags, skipped }: MigrationPlan,
  { site, left, feeds }: Migration,
  dry: boolean,
): void {
  const added = dry ? "would add" : "added";
  for (const { id, title } of sections) say(`${added} the section ${id}: ${title}`);
  for (const { id, title } of tags) say(`${added} the tag ${id}: ${title}`);
  for (const source of sources)
    say(`${added} ${source.id}: ${"url" in source ? source.url : `${source.opml} (a list)`}`);
  for (const { url, why } of skipped) tell(`left out ${url}: ${why}`);
  for (const sentence of left) tell(sentence);
  const said = Object.entries(site).filter(([, value]) => value !== undefined);
  if (said.length > 0)
    tell(`For site.yaml, which is yours: ${said.map(([key, value]) => `${key} ${value}`).join(", ")}.`);
  tell(`${sources.length} of ${feeds.length} feeds ${dry ? "would be " : ""}added.`);
}
