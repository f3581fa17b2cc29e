import { reindex } from "../src/pipeline/reindex.ts";
import { retell } from "../src/pipeline/retell.ts";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";

/** The reindex worker: makes the feeds anew after their rules changed. */
export default function reindexWorker(services: Services): WorkerDefinition<"reindex"> {
  const { network, sources, feeds, stories, queues, log } = services;
  return {
    queue: "reindex",
    concurrency: 1,
    deadline: 60 * 60_000,
    async work({ rules }) {
      const inForce = network();
      // Asked by a process that has read other files than this one: whoever reads them next asks again.
      if (rules !== inForce.rules) return;
      const progress = (done: { sources: number; entries: number }) => log.debug(done, "reindexing");
      const result = await reindex({ network: inForce, sources, feeds, publish: queues.publish, progress });
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
