import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { listen } from "../../../src/cli/listen.ts";
import { loadWorkers } from "../../../src/cli/load-workers.ts";
import { ROLE_QUEUES } from "../../../src/cli/roles.ts";
import { startWorkers } from "../../../src/cli/start-workers.ts";
import { createServices, type Services } from "../../../src/services.ts";
import { connectRedis } from "../../../src/store/connect.ts";
import { createLog } from "../../../src/telemetry/log.ts";
import { startTestRedis } from "../../redis/start-test-redis.ts";
import { installMissing } from "../install-missing.ts";
import { checkPublished, type Validity, XMLLINT } from "../published/check-published.ts";
import { printValidity } from "../published/print-validity.ts";
import { type Corpus, openCorpus } from "./corpus.ts";
import { corpusConfiguration } from "./corpus-configuration.ts";
import { type CorpusOrigin, startCorpusOrigin } from "./corpus-origin.ts";
import { gatherReplays, gatherRows } from "./gather.ts";
import { printReport } from "./print-report.ts";

/** Milliseconds the whole run may take. */
const DEADLINE = 10 * 60_000;

async function main(keep?: string): Promise<number> {
  const byHand = await installMissing([XMLLINT]);
  if (byHand !== undefined) {
    console.error(byHand);
    return 2;
  }
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
    const missed = printReport(await gatherRows(corpus, services), await gatherReplays(corpus, services));
    return Math.max(missed, printValidity(await validity(services, keep)));
  } finally {
    await services.close();
    await connection.close();
    await origin.close();
    await redis.stop();
  }
}

/** Publishes everything on a port of its own, and checks it there. */
async function validity(services: Services, keep: string | undefined): Promise<Validity> {
  const { server, url } = await listen(services, { host: "127.0.0.1", port: 0, directory: "" });
  try {
    return await checkPublished(url, keep);
  } finally {
    await server.close();
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

const { values } = parseArgs({ options: { keep: { type: "string" } } });
process.exitCode = await main(values.keep);
