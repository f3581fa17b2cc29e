import { SingleBar } from "cli-progress";
import { Command } from "commander";
import { reindex } from "../pipeline/reindex.ts";
import { configOption, openConfiguration } from "./open-configuration.ts";
import { say } from "./say.ts";
import { withServices } from "./with-services.ts";

/** `broadsheet reindex`: make every feed anew from the stored entries by the rules now configured. */
export function reindexCommand(): Command {
  return new Command("reindex")
    .description(
      "Make every section and tag anew from the stored entries (happens by itself when rules change)",
    )
    .addOption(configOption())
    .option("--json", "as JSON, for scripts")
    .action(async (options: { config?: string; json?: boolean }) => {
      const configuration = await openConfiguration(options.config);
      await withServices(configuration, async ({ network, sources, feeds, queues }) => {
        const bar = new SingleBar({
          format: "{bar} {value}/{total} sources, {entries} entries",
          noTTYOutput: false,
        });
        if (process.stderr.isTTY) bar.start(network().sources.size, 0, { entries: 0 });
        const result = await reindex({
          network: network(),
          sources,
          feeds,
          publish: queues.publish,
          progress: (done) => bar.update(done.sources, { entries: done.entries }),
        });
        bar.stop();
        await feeds.setRules(network().rules);
        if (options.json) say(JSON.stringify(result));
        else
          say(
            `${result.entries} entries looked at, ${result.moved} moved, ${result.dropped} stray listings dropped.`,
          );
      });
    });
}
