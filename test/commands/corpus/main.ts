import { setTimeout as pause } from "node:timers/promises";
import { SingleBar } from "cli-progress";
import { loadWorkers } from "../../../src/cli/load-workers.ts";
import { ROLE_QUEUES } from "../../../src/cli/roles.ts";
import { startWorkers } from "../../../src/cli/start-workers.ts";
import { createServices, type Services } from "../../../src/services.ts";
import { connectRedis } from "../../../src/store/connect.ts";
import { createLog } from "../../../src/telemetry/log.ts";
import { startTestRedis } from "../../redis/start-test-redis.ts";
import { type Corpus, openCorpus } from "./corpus.ts";
import { corpusConfiguration } from "./corpus-configuration.ts";
import { type CorpusOrigin, startCorpusOrigin } from "./corpus-origin.ts";
import { gatherReplays, gatherRows } from "./gather.ts";
import { printReport } from "./print-report.ts";

/** Milliseconds the whole run may take. */
const DEADLINE = 10 * 60_000;

async function main(): Promise<number> {
  const corpus = await openCorpus();
  if (corpus === undefined) {
    console.log("There is no corpus beside this project (../shared/corpus): nothing to run.");
    return 1;
  }
  const redis = await startTestRedis();
  const origin = await startCorpusOrigin(corpus);
  const log = createLog({ level: "error" });
  const connection = await connectRedis({ url: redis.url, directory: "", log });
  const services = await createServices({
    configuration: corpusConfiguration(corpus, origin.url),
    connection,
    env: { prefix: "corpus" },
    log,
  });
  try {
    await run(corpus, origin, services);
    return printReport(await gatherRows(corpus, services), await gatherReplays(corpus, services));
  } finally {
    await services.close();
    await connection.close();
    await origin.close();
    await redis.stop();
  }
}

async function run(corpus: Corpus, origin: CorpusOrigin, services: Services): Promise<void> {
  const workers = startWorkers(await loadWorkers(ROLE_QUEUES.all, services), services);
  await services.due.schedule(
    corpus.sources.map(({ id }) => id),
    services.now(),
  );
  await services.queues.tick(200);
  const versions = corpus.sources.reduce((sum, source) => sum + source.versions.length, 0);
  const bar = new SingleBar({ format: "{bar} {value}/{total} documents", stream: process.stderr });
  bar.start(versions, 0);
  await untilPolled(corpus, origin, services, (done) => bar.update(done));
  bar.stop();
  await Promise.all(workers.map((worker) => worker.stop(30_000)));
}

async function untilPolled(
  { sources }: Corpus,
  origin: CorpusOrigin,
  services: Services,
  progress: (done: number) => void,
): Promise<void> {
  const deadline = Date.now() + DEADLINE;
  const open = new Set(sources);
  for (let done = 0; open.size > 0; ) {
    if (Date.now() > deadline)
      throw new Error(`not polled in time: ${[...open].map(({ id }) => id).join(", ")}`);
    await pause(100);
    for (const source of open) {
      // One visit more than there are versions: then the last has been committed.
      const last = source.versions.length + (source.versions.length > 1 ? 1 : 0);
      const { lastPoll } = await services.sources.state(source.id);
      if (origin.served(source.id) >= last && lastPoll !== undefined) open.delete(source);
    }
    done = sources.reduce((sum, { id, versions }) => sum + Math.min(origin.served(id), versions.length), 0);
    progress(done);
  }
}

process.exitCode = await main();
