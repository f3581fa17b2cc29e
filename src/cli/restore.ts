import { Argument, Command } from "commander";
import { restoreEntry } from "../pipeline/restore-entry.ts";
import { CommandFailure } from "./command-failure.ts";
import { entriesNamed } from "./entries-named.ts";
import { configOption, openConfiguration } from "./open-configuration.ts";
import { type RestoreOptions, restoreFrom } from "./restore-from.ts";
import { say } from "./say.ts";
import { withServices } from "./with-services.ts";

/** `broadsheet restore ENTRY-ID|URL…`: let removed entries in again; `--from FILE`: put back a dump. */
export function restoreCommand(): Command {
  return new Command("restore")
    .description(
      "Let removed entries in again: they return with the next poll, under their ids and at their places. Or, with --from, put back a dump",
    )
    .addArgument(
      new Argument("[entry...]", "their ids, refs or addresses; broadsheet remove --list shows them"),
    )
    .addOption(configOption())
    .option("--from <file>", "put back everything that broadsheet dump wrote there; the service must not run")
    .option("--force", "with --from: remove what is stored by now")
    .option("--json", "as JSON, for scripts")
    .action(async (names: string[], { from, ...options }: Partial<RestoreOptions>) => {
      if ((from === undefined) === (names.length === 0))
        throw new CommandFailure("name the entries that are to return, or a dump with --from.", 2);
      if (from !== undefined) return await restoreFrom({ ...options, from });
      const configuration = await openConfiguration(options.config);
      await withServices(configuration, async (services) => {
        const done: Array<{ ref?: string; restored: boolean }> = [];
        for (const { stored, removal } of await entriesNamed(names, services)) {
          const ref = removal?.ref ?? stored?.ref;
          if (removal !== undefined && !(await restoreEntry(removal, services)))
            throw new CommandFailure(
              `${removal.sourceId} is being polled at this moment; try again when it is not.`,
            );
          done.push({ ...(ref !== undefined && { ref }), restored: removal !== undefined });
          if (!options.json)
            say(
              removal === undefined
                ? `${ref}: is not removed`
                : `${ref}: comes back with the next poll, if its source still has it; broadsheet poll ${removal.sourceId} makes one`,
            );
        }
        if (options.json) say(JSON.stringify(done, null, 2));
      });
    });
}
