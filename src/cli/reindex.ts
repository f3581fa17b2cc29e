import { SingleBar } from "cli-progress";
import { Command } from "commander";
import { reindex } from "../pipeline/reindex.ts";
import { retell } from "../pipeline/retell.ts";
import type { Services } from "../services.ts";
import { configOption, openConfiguration } from "./open-configuration.ts";
import { say, tell } from "./say.ts";
import { withServices } from "./with-services.ts";

/** `broadsheet reindex`: make every feed anew from the stored entries by the rules now configured. */
export function reindexCommand(): Command {
  return new Command("reindex")
    .description(
      "Make every section, tag and story anew from the stored entries (happens by itself when rules change)",
    )
    .addOption(configOption())
    .option("--anew", "from the first source, also where one that was stopped could go on")
    .option("--json", "as JSON, for scripts")
    .action(async (options: { config?: string; anew?: boolean; json?: boolean }) => {
      const configuration = await openConfiguration(options.config);
      await withServices(configuration, async (services) => {
        const { network, sources, feeds, queues } = services;
        const bar = new SingleBar({
          format: "{bar} {value}/{total} entries, {sources}/{ofSources} sources",
          noTTYOutput: false,
        });
        const left = options.anew ? await feeds.markReindex() : await feeds.reindexing();
        if (left && left.rules === network().rules)
          tell(`Going on after ${left.sources} of ${left.ofSources} sources; --anew begins from the first.`);
        if (process.stderr.isTTY) bar.start(0, 0, { sources: 0, ofSources: 0 });
        const result = await reindex({
          network: network(),
          sources,
          feeds,
          publish: queues.publish,
          now: services.now,
          progress: ({ entries, ofEntries, sources: done, ofSources }) => {
            bar.setTotal(ofEntries);
            bar.update(entries, { sources: done, ofSources });
          },
        });
        bar.stop();
        await findStories(services);
        await feeds.setRules(network().rules);
        if (options.json) say(JSON.stringify(result));
        else
          say(
            `${result.entries} entries looked at, ${result.moved} moved, ${result.dropped} stray listings dropped.`,
          );
      });
    });
}

/** Finds every story anew; what operators joined, split and pinned stands. */
async function findStories(services: Services): Promise<void> {
  const { network, stories, queues } = services;
  const { horizon } = network().configuration.site.stories;
  const bar = new SingleBar({
    format: "{bar} {value}/{total} entries looked at for stories",
    noTTYOutput: false,
  });
  if (process.stderr.isTTY) bar.start(0, 0);
  await retell({
    ...services,
    horizon,
    publish: queues.publish,
    progress: ({ entries, of }) => {
      bar.setTotal(of);
      bar.update(entries);
    },
  });
  bar.stop();
  await stories.setMade(network().stories);
}
