import { startTestRedis } from "../../redis/start-test-redis.ts";
import { openQueueBench } from "./queue-bench.ts";
import { redisCpu } from "./redis-facts.ts";

// One size of the scale benchmark: polls its feeds once at every message, and answers with what that cost.

/** What the process is asked: at first with how many sources there are and which are polled, at last to end. */
export interface RoundRequest {
  registered?: number;
  urls?: readonly string[];
  end?: true;
}

/** What a round cost, in microseconds a poll. */
export interface RoundCost {
  cpu: number;
  redis: number;
}

const redis = await startTestRedis();
const client = redis.client();
let bench: Awaited<ReturnType<typeof openQueueBench>> | undefined;
let feeds = 0;

async function round({ urls = [], registered = urls.length }: RoundRequest): Promise<RoundCost> {
  if (bench === undefined) {
    bench = await openQueueBench(redis.url, urls, registered);
    feeds = urls.length;
  } else await bench.wait();
  const [own, server] = [process.cpuUsage(), await redisCpu(client)];
  await bench.round();
  const { user, system } = process.cpuUsage(own);
  return { cpu: (user + system) / feeds, redis: ((await redisCpu(client)) - server) / feeds };
}

async function end(): Promise<void> {
  await bench?.close();
  await redis.stop();
  process.exit();
}

let last: Promise<unknown> = Promise.resolve();
process.on("message", (request: RoundRequest) => {
  last = last.then(async () => {
    if (request.end) await end();
    else process.send?.(await round(request));
  });
});
process.on("disconnect", () => void end());
