import { Argument, Command } from "commander";
import type { Removal } from "../model/removal.ts";
import { allRemoved, copiesOf, type Named, removeEntry } from "../pipeline/remove-entry.ts";
import type { Services } from "../services.ts";
import { CommandFailure } from "./command-failure.ts";
import { entriesNamed } from "./entries-named.ts";
import { configOption, openConfiguration } from "./open-configuration.ts";
import { say } from "./say.ts";
import { table } from "./table.ts";
import { withServices } from "./with-services.ts";

interface Options {
  config?: string;
  because?: string;
  dryRun?: boolean;
  list?: boolean;
  json?: boolean;
}

/** `broadsheet remove ENTRY-ID|URL…`: take entries out of every feed, for good. */
export function removeCommand(): Command {
  return new Command("remove")
    .description(
      "Remove entries from every feed and from the store, and keep them out, whatever their sources send",
    )
    .addArgument(new Argument("[entry...]", "an entry's id, its ref (source/key), or its address"))
    .addOption(configOption())
    .option("--because <text>", "why; feeds say it with the note that the entry is gone")
    .option("--dry-run", "remove nothing; say what would be removed from where")
    .option("--list", "what is removed, and why; broadsheet restore lets an entry in again")
    .option("--json", "as JSON, for scripts")
    .action(async (names: string[], options: Options) => {
      const configuration = await openConfiguration(options.config);
      if (names.length === 0 && !options.list)
        throw new CommandFailure("Which entry? Give its id or its address; --list shows what is removed.", 2);
      await withServices(configuration, async (services) => {
        if (options.list) printList(await allRemoved(services), options);
        else await remove(names, options, services);
      });
    });
}

async function remove(names: string[], options: Options, services: Services): Promise<void> {
  const those = await entriesNamed(names, services);
  const copies = await copiesOf(those, services);
  const removed: Removal[] = [];
  for (const one of those) {
    if (!options.json) say(describe(one, options));
    if (!options.dryRun) removed.push(await removeEntry(one, options.because, services));
  }
  if (options.json) {
    const dry = those.map(
      ({ stored, removal }) => removal ?? { ref: stored?.ref, title: stored?.entry.title },
    );
    const notRemoved = copies.map(({ stored: { ref, entry }, by }) => ({
      ref,
      title: entry.title,
      url: entry.url,
      by,
    }));
    say(
      JSON.stringify(
        { removed: options.dryRun ? [] : removed, ...(options.dryRun && { would: dry }), notRemoved },
        null,
        2,
      ),
    );
    return;
  }
  for (const { stored, by } of copies)
    say(`not removed: ${stored.ref}, the same ${by}: ${stored.entry.title || "(no title)"}`);
}

function describe({ stored, removal }: Named, { dryRun }: Options): string {
  const { ref, title } = { ref: stored?.ref ?? removal?.ref, title: stored?.entry.title ?? removal?.title };
  const done = removal !== undefined ? "was removed already" : dryRun ? "would be removed" : "removed";
  const shelves = stored === undefined ? [] : [...stored.sections, ...stored.tags.map((tag) => `#${tag}`)];
  const from = removal === undefined && shelves.length > 0 ? `, also from ${shelves.join(", ")}` : "";
  return `${ref}: ${done}${from}: ${title || "(no title)"}`;
}

function printList(removed: Removal[], { json }: Options): void {
  if (json) say(JSON.stringify(removed, null, 2));
  else if (removed.length === 0) say("Nothing is removed.");
  else {
    const rows = removed.map(({ at, ref, title, because = "" }) => [
      at.slice(0, 16).replace("T", " "),
      ref,
      title,
      because,
    ]);
    say(table(["removed", "entry", "title", "because"], rows));
  }
}
