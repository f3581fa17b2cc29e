import { Argument, Command } from "commander";
import { configOption, openConfiguration } from "./open-configuration.ts";
import { say } from "./say.ts";
import { sourcesNamed } from "./source-named.ts";
import { withServices } from "./with-services.ts";

/** `broadsheet pause SOURCE…`: leave sources alone until they are resumed. */
export function pauseCommand(): Command {
  return new Command("pause")
    .description("Leave sources alone, whatever restarts, until they are resumed; what is stored stays")
    .addArgument(new Argument("<source...>", "their ids in sources.yaml"))
    .addOption(configOption())
    .option("--json", "as JSON, for scripts")
    .action(async (ids: string[], options: { config?: string; json?: boolean }) => {
      const configuration = await openConfiguration(options.config);
      await withServices(configuration, async ({ due, network }) => {
        const sources = sourcesNamed(ids, network());
        const paused = await due.paused();
        const done = sources.map(({ id }) => ({ id, was: paused.has(id) ? "paused" : "polled" }));
        for (const { id } of sources) {
          if (!paused.has(id)) await due.pause(id);
          if (options.json) continue;
          say(
            paused.has(id)
              ? `${id}: was paused already`
              : `${id}: paused; broadsheet resume ${id} takes it up again`,
          );
        }
        if (options.json) say(JSON.stringify(done, null, 2));
      });
    });
}
