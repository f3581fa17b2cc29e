import { Argument, Command, Option } from "commander";
import type { Source, SourceList } from "../model/configuration.ts";
import type { Services } from "../services.ts";
import { listReport } from "../status/list-status.ts";
import { networkStatus } from "../status/network-status.ts";
import { sourceReport } from "../status/source-report.ts";
import { CommandFailure } from "./command-failure.ts";
import { listReportWords } from "./list-report-words.ts";
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

type Shown = Source | SourceList | undefined;

function look(source: Shown, services: Services) {
  if (source === undefined) return networkStatus(services);
  return "limit" in source ? listReport(source, services) : sourceReport(source, services);
}

async function words(source: Shown, services: Services, columns?: number): Promise<string> {
  const now = services.now();
  if (source === undefined) return networkWords(await networkStatus(services), now, columns);
  return "limit" in source
    ? listReportWords(await listReport(source, services), now, columns)
    : reportWords(await sourceReport(source, services), now, columns);
}

async function watch(source: Shown, services: Services): Promise<void> {
  await redraw((columns) => words(source, services, columns), {
    screen: process.stdout,
    pause: PAUSE,
    stopped: untilStopped(),
  });
}
