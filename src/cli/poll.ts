import { randomUUID } from "node:crypto";
import { Argument, Command } from "commander";
import type { Source } from "../model/configuration.ts";
import { openSource } from "../pipeline/open-source.ts";
import { rehearse } from "../pipeline/rehearse.ts";
import { visitSource } from "../pipeline/visit-source.ts";
import type { Services } from "../services.ts";
import { CommandFailure } from "./command-failure.ts";
import { configOption, openConfiguration } from "./open-configuration.ts";
import { printRehearsal } from "./print-rehearsal.ts";
import { until } from "./relative-time.ts";
import { say } from "./say.ts";
import { sourceNamed } from "./source-named.ts";
import { withServices } from "./with-services.ts";

/** Milliseconds the command holds a source. */
const HOLD = 5 * 60_000;

/** `broadsheet poll SOURCE`: visit one source now, or show what a visit would do. */
export function pollCommand(): Command {
  return new Command("poll")
    .description("Poll one source now, whether it is due or not")
    .addArgument(new Argument("<source>", "its id in sources.yaml"))
    .addOption(configOption())
    .option(
      "--dry-run",
      "store nothing; say for every entry whether it is new, and where it would be shelved and why",
    )
    .option("--json", "as JSON, for scripts")
    .action(async (sourceId: string, options: { config?: string; dryRun?: boolean; json?: boolean }) => {
      const configuration = await openConfiguration(options.config);
      const source = sourceNamed(sourceId, configuration);
      await withServices(configuration, async (services) => {
        if (options.dryRun) printRehearsal(await rehearse(source, services), options.json === true);
        else await pollNow(source, services, options.json === true);
      });
    });
}

async function pollNow(source: Source, services: Services, json: boolean): Promise<void> {
  const token = randomUUID();
  const { due, now } = services;
  if (!(await due.take(source.id, { now: now(), until: now() + HOLD, token }))) {
    throw new CommandFailure(
      `${source.id} is being polled at this moment; broadsheet status shows what came of it.`,
    );
  }
  const { after } = await visitSource(source, await openSource(source, services), services);
  const paused = (await due.paused()).has(source.id);
  await due.settle(source.id, token, paused ? undefined : after.nextPoll);
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
