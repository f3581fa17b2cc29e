import { Argument, Command } from "commander";
import type { Source } from "../model/configuration.ts";
import { rehearse } from "../pipeline/rehearse.ts";
import { visitSource } from "../pipeline/visit-source.ts";
import type { Services } from "../services.ts";
import { until } from "../status/relative-time.ts";
import { CommandFailure } from "./command-failure.ts";
import { holding } from "./holding.ts";
import { configOption, openChecked } from "./open-configuration.ts";
import { pollList } from "./poll-list.ts";
import { printRehearsal } from "./print-rehearsal.ts";
import { say } from "./say.ts";
import { sourceNamed } from "./source-named.ts";
import { withServices } from "./with-services.ts";

interface PollOptions {
  config?: string;
  dryRun?: boolean;
  accept?: boolean;
  json?: boolean;
}

/** `broadsheet poll SOURCE`: visit one source now, or show what a visit would do. */
export function pollCommand(): Command {
  return new Command("poll")
    .description("Poll one source now, whether it is due or not")
    .addArgument(new Argument("<source>", "its id in sources.yaml, or as a list names it"))
    .addOption(configOption())
    .option(
      "--dry-run",
      "store nothing; say for every entry whether it is new, and where it would be shelved and why",
    )
    .option("--accept", "of a list: take what it names now, however little is left of it")
    .option("--json", "as JSON, for scripts")
    .action(async (sourceId: string, options: PollOptions) => {
      const { configuration, placeOf } = await openChecked(options.config);
      await withServices(configuration, async (services) => {
        const source = sourceNamed(sourceId, services.network());
        if ("limit" in source) await pollList(source, services, options);
        else if (options.dryRun) {
          const context = { source, tags: configuration.tags, placeOf };
          printRehearsal(await rehearse(source, services), options.json === true, context);
        } else await pollNow(source, services, options.json === true);
      });
    });
}

async function pollNow(source: Source, services: Services, json: boolean): Promise<void> {
  const { now } = services;
  const { after } = await holding(source, services, (opened) => visitSource(source, opened, services));
  if (json) say(JSON.stringify({ id: source.id, ...after }, null, 2));
  else {
    const { added = 0, updated = 0, unchanged = 0, dropped = 0 } = after.entries ?? {};
    say(`${source.id}: ${after.outcome}${after.status === undefined ? "" : ` (status ${after.status})`}`);
    const out = dropped === 0 ? "" : `; ${dropped} dropped by the source's filter`;
    if (after.outcome === "fetched")
      say(`entries: ${added} new, ${updated} updated, ${unchanged} unchanged${out}`);
    if (after.nextPoll !== undefined) say(`next poll ${until(after.nextPoll, now())}: ${after.why}`);
  }
  if (after.problem !== undefined) throw new CommandFailure(after.problem);
}
