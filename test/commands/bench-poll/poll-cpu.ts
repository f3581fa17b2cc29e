import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { figure } from "./figure.ts";
import type { RoundCost, RoundRequest } from "./poll-cpu-process.ts";

/** Feeds that are polled in a round, however many sources are registered. */
const POLLED = 1_000;
const HOSTS = 100;
const ROUNDS = 7;

/**
 * CPU of a poll that ends in a 304, by how many sources are registered: each size in a process of its own, turn by turn, so that what else the
 * machine does falls on all of them.
 */
export async function measurePolls(sizes: readonly number[]): Promise<void> {
  const origin = fork(new URL("./origin.js", import.meta.url), [String(HOSTS)]);
  const [port] = (await once(origin, "message")) as [number];
  for (const [name, hosts] of [
    ["one host", 1],
    [`${HOSTS} hosts`, HOSTS],
  ] as const) {
    const urls = Array.from({ length: POLLED }, (_, at) => {
      const host = hosts === 1 ? "127.0.0.1" : `127.0.1.${1 + (at % hosts)}`;
      return `http://${host}:${port}/304/${at}`;
    });
    await measureSizes(sizes, urls, name);
  }
  origin.disconnect();
}

async function measureSizes(sizes: readonly number[], urls: readonly string[], name: string): Promise<void> {
  const processes = await Promise.all(
    sizes.map(async (registered) => {
      const process = fork(new URL("./poll-cpu-process.js", import.meta.url));
      // The first rounds fetch the documents and warm the code up.
      for (let round = 0; round < 3; round += 1) await ask(process, { registered, urls });
      return process;
    }),
  );
  const costs: RoundCost[][] = sizes.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, process] of processes.entries()) costs[at]?.push(await ask(process, {}));
  }
  const own = costs.map((rounds) => middle(rounds.map(({ cpu }) => cpu)));
  const redis = costs.map((rounds) => middle(rounds.map(({ redis }) => redis)));
  for (const [at, size] of sizes.entries()) {
    const to = `${sizes[0]} sources`;
    const title = `304 with ${size} sources registered, ${name}`;
    figure(`${title}: CPU`, own[at] ?? 0, "µs/poll", [to, (own[at] ?? 0) / (own[0] ?? 1)]);
    figure(`${title}: Redis' CPU`, redis[at] ?? 0, "µs/poll", [to, (redis[at] ?? 0) / (redis[0] ?? 1)]);
  }
  for (const process of processes) {
    process.send({ end: true } satisfies RoundRequest);
    await once(process, "exit");
  }
}

async function ask(process: ChildProcess, request: RoundRequest): Promise<RoundCost> {
  const over = new AbortController();
  const ended = once(process, "exit", { signal: over.signal }).then(([code]) => {
    throw new Error(`the process of a size ended with ${code}`);
  });
  process.send(request);
  const [cost] = (await Promise.race([once(process, "message"), ended])) as [RoundCost];
  ended.catch(() => undefined);
  over.abort();
  return cost;
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
