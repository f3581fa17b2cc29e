import { setTimeout as pause } from "node:timers/promises";
import { SingleBar } from "cli-progress";
import { loadWorkers } from "../../../src/cli/load-workers.ts";
import { ROLE_QUEUES } from "../../../src/cli/roles.ts";
import { startWorkers } from "../../../src/cli/start-workers.ts";
import { table } from "../../../src/cli/table.ts";
import { createServices, type Services } from "../../../src/services.ts";
import { connectRedis } from "../../../src/store/connect.ts";
import { createLog } from "../../../src/telemetry/log.ts";
import { startTestRedis } from "../../redis/start-test-redis.ts";
import { type Corpus, type CorpusSource, openCorpus } from "./corpus.ts";
import { corpusConfiguration } from "./corpus-configuration.ts";
import { type CorpusOrigin, startCorpusOrigin } from "./corpus-origin.ts";

/** Milliseconds the whole run may take. */
const DEADLINE = 10 * 60_000;

interface Row {
  source: CorpusSource;
  outcome: string;
  problem?: string;
  /** Entries the other parser reads; absent where it has no opinion. */
  expected?: number;
  read: number;
  published: number;
}

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
    const rows = await run(corpus, origin, services);
    return report(rows);
  } finally {
    await services.close();
    await connection.close();
    await origin.close();
    await redis.stop();
  }
}

async function run(corpus: Corpus, origin: CorpusOrigin, services: Services): Promise<Row[]> {
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
  return await Promise.all(corpus.sources.map((source) => gather(source, corpus, services)));
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

async function gather(source: CorpusSource, { expected }: Corpus, services: Services): Promise<Row> {
  const state = await services.sources.state(source.id);
  const { added = 0, updated = 0, unchanged = 0 } = state.entries ?? {};
  const window = await services.editions.window(`sources/${source.id}`);
  const theirs = expected[source.versions.at(-1) ?? ""];
  const refused = state.problem !== undefined;
  return {
    source,
    outcome: state.outcome ?? "never polled",
    problem: state.problem,
    expected: theirs?.error === undefined ? theirs?.entries.length : undefined,
    read: refused && source.versions.length === 1 ? 0 : added + updated + unchanged,
    published: window?.entries.length ?? 0,
  };
}

function report(rows: Row[]): number {
  const readable = rows.filter(({ expected }) => expected !== undefined);
  const right = readable.filter(({ expected, read }) => expected === read);
  const refused = rows.filter(({ problem }) => problem !== undefined);
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  console.log(
    table(
      ["", ""],
      [
        ["documents served", String(sum(({ source }) => source.versions.length))],
        ["sources (a series is one)", String(rows.length)],
        ["read as feeds", String(rows.length - refused.length)],
        ["entries expected", String(sum(({ expected = 0 }) => expected))],
        ["entries read", String(sum(({ read }) => read))],
        ["entries published", String(sum(({ published }) => published))],
        ["refused", String(refused.length)],
        ["sources with the expected count", `${right.length} of ${readable.length}`],
      ],
    ),
  );
  console.log("\nRefused, and why:");
  console.log(
    table(
      ["document", "problem"],
      refused.map(({ source, problem }) => [source.versions.at(-1) ?? "", problem ?? ""]),
    ),
  );
  const misses = readable.filter(({ expected, read }) => expected !== read);
  console.log("\nMisses:");
  if (misses.length === 0) console.log("none");
  else {
    const cells = misses.map(({ source, expected, read }) => [
      source.versions.at(-1) ?? "",
      String(expected),
      String(read),
    ]);
    console.log(table(["document", "expected", "read"], cells));
  }
  return misses.length > 5 ? 1 : 0;
}

process.exitCode = await main();
