import { reindex } from "../src/pipeline/reindex.ts";
import { reindexLog } from "../src/pipeline/reindex-log.ts";
import { reshelveListed } from "../src/pipeline/reshelve-listed.ts";
import { retell } from "../src/pipeline/retell.ts";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";

/** The reindex worker: makes the feeds anew after their rules changed, or one source's part in them after a list changed. */
export default function reindexWorker(services: Services): WorkerDefinition<"reindex"> {
  const { network, sources, feeds, lists, stories, queues, log } = services;
  return {
    queue: "reindex",
    concurrency: 1,
    deadline: 60 * 60_000,
    async work(asked) {
      const inForce = network();
      const deps = { network: inForce, sources, feeds, lists, publish: queues.publish };
      if ("sources" in asked) {
        const entries = await reshelveListed(asked.sources, deps);
        if (entries > 0)
          log.info({ sources: asked.sources.length, entries }, "entries follow the changed lists");
        return;
      }
      // Asked by a process that has read other files than this one: whoever reads them next asks again.
      if (asked.rules !== inForce.rules) return;
      const progress = reindexLog(log);
      const result = await reindex({ ...deps, progress, now: services.now });
      if ((await stories.made()) !== inForce.stories) {
        const { horizon } = inForce.configuration.site.stories;
        const tell = (done: { entries: number; of: number }) => log.debug(done, "finding stories anew");
        await retell({ ...services, horizon, publish: queues.publish, progress: tell });
        await stories.setMade(inForce.stories);
      }
      await feeds.setRules(inForce.rules);
      log.info(result, "the feeds are made anew by the changed rules");
    },
  };
}
