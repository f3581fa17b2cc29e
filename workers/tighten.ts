import { tightenEntries } from "../src/pipeline/tighten-entries.ts";
import type { WorkerDefinition } from "../src/queue/run-worker.ts";
import type { Services } from "../src/services.ts";

/** The tighten worker: packs a few settled entries tighter with every tick of its slow clock. */
export default function tightenWorker(services: Services): WorkerDefinition<"tighten"> {
  return {
    queue: "tighten",
    concurrency: 1,
    deadline: 60_000,
    async work(_data, signal) {
      await tightenEntries(services, signal);
    },
  };
}
