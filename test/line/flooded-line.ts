import type { FeedPath } from "../../src/model/feed.ts";
import { type RunningWorker, runWorker } from "../../src/queue/run-worker.ts";
import { createLog } from "../../src/telemetry/log.ts";
import publishWorker from "../../workers/publish.ts";
import { type SmallLine, startSmallLine } from "./small-line.ts";

/**
 * A line in whose process the publish worker runs, too. What the source `flood` brings stands in so many sections, each of which is rendered ahead;
 * what `calm` brings, in none.
 */
export interface FloodedLine extends SmallLine {
  /** The feeds that one entry of `flood` dirties, as far as they are rendered ahead. */
  flooded: FeedPath[];
  /** Starts to publish. The list grows by every feed that is announced. */
  publish(): FeedPath[];
}

/** Starts such a line. */
export async function startFloodedLine(sections: number): Promise<FloodedLine> {
  const ids = Array.from({ length: sections }, (_, at) => `shelf-${at}`);
  const line = await startSmallLine(["flood", "calm"], ({ sources, sections: [pattern], ...rest }) => ({
    ...rest,
    sources: sources.map((source) => (source.id === "flood" ? { ...source, sections: ids } : source)),
    sections: ids.map((id) => ({ ...pattern, id, title: id, match: [], stories: "every", window: WINDOW })),
  }));
  const { services } = line;
  let worker: RunningWorker | undefined;
  return {
    ...line,
    flooded: ["all", ...ids.map((id): FeedPath => `sections/${id}`)],
    publish() {
      const announced: FeedPath[] = [];
      services.onChange((path) => path !== undefined && announced.push(path));
      worker = runWorker(publishWorker(services), {
        connect: services.connect,
        prefix: services.keys.queues,
        log: createLog({ level: "silent" }),
      });
      return announced;
    },
    async stop() {
      await worker?.stop(5_000);
      await line.stop();
    },
  };
}

const WINDOW = { entries: 50, age: 30 * 24 * 60 * 60_000 };
