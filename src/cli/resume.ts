import { Argument, Command } from "commander";
import type { Source } from "../model/configuration.ts";
import { resumeSource } from "../pipeline/resume-source.ts";
import type { Services } from "../services.ts";
import { until } from "../status/relative-time.ts";
import { configOption, openConfiguration } from "./open-configuration.ts";
import { say } from "./say.ts";
import { sourcesNamed } from "./source-named.ts";
import { withServices } from "./with-services.ts";

/** `broadsheet resume SOURCE…`: take paused sources up again. */
export function resumeCommand(): Command {
  return new Command("resume")
    .description("Take paused sources up again, each no sooner than its last answer allowed")
    .addArgument(new Argument("<source...>", "their ids in sources.yaml"))
    .addOption(configOption())
    .action(async (ids: string[], options: { config?: string }) => {
      const configuration = await openConfiguration(options.config);
      await withServices(configuration, async (services) => {
        const sources = sourcesNamed(ids, services.network());
        const paused = await services.due.paused();
        for (const source of sources) {
          if (paused.has(source.id)) say(`${source.id}: ${await resume(source, services)}`);
          else say(`${source.id}: was not paused`);
        }
      });
    });
}

async function resume(source: Source, services: Services): Promise<string> {
  const { time, gone } = await resumeSource(source, services);
  if (gone)
    return "resumed, but its origin said that it is gone for good: it is asked again once its address in sources.yaml is another";
  return `resumed; next poll ${until(time, services.now())}`;
}
