import { Argument, Command } from "commander";
import { resumeSource } from "../pipeline/resume-source.ts";
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
    .option("--json", "as JSON, for scripts")
    .action(async (ids: string[], options: { config?: string; json?: boolean }) => {
      const configuration = await openConfiguration(options.config);
      await withServices(configuration, async (services) => {
        const sources = sourcesNamed(ids, services.network());
        const paused = await services.due.paused();
        const done: Array<{ id: string; was: string; nextPoll?: number; gone?: boolean }> = [];
        for (const source of sources) {
          if (!paused.has(source.id)) {
            done.push({ id: source.id, was: "polled" });
            if (!options.json) say(`${source.id}: was not paused`);
            continue;
          }
          const { time, gone } = await resumeSource(source, services);
          done.push({ id: source.id, was: "paused", ...(gone ? { gone } : { nextPoll: time }) });
          if (!options.json) say(`${source.id}: ${resumed(time, gone, services.now())}`);
        }
        if (options.json) say(JSON.stringify(done, null, 2));
      });
    });
}

function resumed(time: number, gone: boolean, now: number): string {
  if (gone)
    return "resumed, but its origin said that it is gone for good: it is asked again once its address in sources.yaml is another";
  return `resumed; next poll ${until(time, now)}`;
}
