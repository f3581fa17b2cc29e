import { Argument, Command, Option } from "commander";
import type { Source } from "../model/configuration.ts";
import type { Services } from "../services.ts";
import { networkStatus } from "../status/network-status.ts";
import { sourceReport } from "../status/source-report.ts";
import { CommandFailure } from "./command-failure.ts";
import { networkWords } from "./network-words.ts";
import { configOption, openConfiguration } from "./open-configuration.ts";
import { redraw } from "./redraw.ts";
import { reportWords } from "./report-words.ts";
import { say } from "./say.ts";
import { sourceNamed } from "./source-named.ts";
import { untilStopped } from "./until-stopped.ts";
import { withServices } from "./with-services.ts";

/** Milliseconds between two looks of `--watch`. */
const PAUSE = 2_000;

interface StatusOptions {
  config?: string;
  json?: boolean;
  watch?: boolean;
}

/** `broadsheet status [SOURCE]`: how the sources are, what waits, what is published; or one source whole. */
export function statusCommand(): Command {
  return new Command("status")
    .description("Show how every source is, when it is polled next and why, and what is published")
    .addArgument(new Argument("[source]", "its id in sources.yaml: show all of it, and its last polls"))
    .addOption(configOption())
    .option("--json", "as JSON, for scripts")
    .addOption(new Option("--watch", "look again every 2 s until Ctrl-C; needs a terminal").conflicts("json"))
    .action(async (sourceId: string | undefined, options: StatusOptions) => {
      if (options.watch && !process.stdout.isTTY) {
        throw new CommandFailure("--watch needs a terminal; without it, status prints once.", 2);
      }
      const configuration = await openConfiguration(options.config);
      await withServices(configuration, async (services) => {
        const source = sourceId === undefined ? undefined : sourceNamed(sourceId, services.network());
        if (options.json) say(JSON.stringify(await look(source, services), null, 2));
        else if (options.watch) await watch(source, services);
        else say(await words(source, services, process.stdout.columns));
      });
    });
}

function look(source: Source | undefined, services: Services) {
  return source === undefined ? networkStatus(services) : sourceReport(source, services);
}

async function words(source: Source | undefined, services: Services, columns?: number): Promise<string> {
  return source === undefined
    ? networkWords(await networkStatus(services), services.now(), columns)
    : reportWords(await sourceReport(source, services), services.now(), columns);
}

async function watch(source: Source | undefined, services: Services): Promise<void> {
  await redraw((columns) => words(source, services, columns), {
    screen: process.stdout,
    pause: PAUSE,
    stopped: untilStopped(),
  });
}
