/**
 * `npm run bench:push -- [--entries 200] [--subscribers 10]`: an origin publishes entries, one after the other, and its hub delivers each to the
 * service at once. Measured from that moment: until the entry stands in the merged feed as anybody can fetch it (`/all.json`), and until our own hub
 * has delivered that feed to each of its subscribers. The service is one process with every role; the machine should have nothing else to do.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runLineProcess } from "../../line/line-process.ts";
import { writeNetwork } from "../../line/write-network.ts";
import { startOrigin } from "../../origin/start-origin.ts";
import { startTestRedis } from "../../redis/start-test-redis.ts";
import { startHub } from "../../websub/start-hub.ts";
import { startListener } from "../../websub/start-listener.ts";
import { figure } from "../bench-poll/figure.ts";
import { freePort } from "../bench-serve/filled-service.ts";
import { randomFrom } from "../random.ts";

/** Items that the origin's document holds. */
const SHOWN = 20;
/** Milliseconds an entry may take before the run is given up. */
const DEADLINE = 30_000;

const { values } = parseArgs({
  options: { entries: { type: "string", default: "200" }, subscribers: { type: "string", default: "10" } },
});
const [entries, subscribers] = [Number(values.entries), Number(values.subscribers)];

const [redis, upstream, listener] = await Promise.all([startTestRedis(), startHub(), startListener()]);
const directory = await mkdtemp(join(tmpdir(), "broadsheet-bench-push-"));
let published = 0;
const origin = await startOrigin((_request, response) =>
  response.writeHead(200, { "content-type": "application/rss+xml" }).end(document()),
);
const site = `http://127.0.0.1:${await freePort()}`;
await writeNetwork(directory, origin.url, ["paper"]);
const file = join(directory, "site.yaml");
await writeFile(file, (await readFile(file, "utf8")).replace("https://wire.example", site));
const env = { REDIS_URL: redis.url, PORT: new URL(site).port, BROADSHEET_LOG_LEVEL: "warn" };
const service = runLineProcess(["start", "--config", directory], env);
const agent = new Agent({ keepAlive: true });
try {
  await until("the source is subscribed to", () => upstream.verified.length > 0);
  for (let at = 0; at < subscribers; at += 1) {
    await listener.ask(`${site}/hub`, { "hub.mode": "subscribe", "hub.topic": `${site}/all.json` }, `/${at}`);
  }
  await until("our hub's subscribers are verified", () => listener.questions.length >= subscribers);
  await measure();
} finally {
  agent.destroy();
  await service.stop();
  await Promise.all([upstream.close(), listener.close(), origin.close()]);
  await redis.stop();
  await rm(directory, { recursive: true });
}

async function measure(): Promise<void> {
  const random = randomFrom(5);
  const [present, delivered]: [number[], number[]] = [[], []];
  for (let count = 0; count < entries; count += 1) {
    published += 1;
    const seen = listener.received.length;
    const started = performance.now();
    const shown = untilShown(started);
    const reached = until(`report ${published} is delivered`, () => {
      const arrived = listener.received.length - seen;
      while (delivered.length < count * subscribers + arrived) delivered.push(performance.now() - started);
      return arrived >= subscribers;
    });
    await upstream.deliver(document());
    present.push(await shown);
    await reached;
    // Entries come when they come, not in step with anything in the service.
    await new Promise((resolve) => setTimeout(resolve, 50 + random() * 200));
  }
  report("from the origin to the merged feed", present);
  report(`from the origin to ${subscribers} subscribers of our hub`, delivered);
}

function report(name: string, times: number[]): void {
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(share * times.length) - 1] ?? Number.NaN;
  for (const [label, share] of [
    ["p50", 0.5],
    ["p99", 0.99],
    ["the slowest", 1],
  ] as const)
    figure(`${name}, ${label} of ${times.length}`, at(share), "ms");
}

/** Milliseconds until the newest report stands in the merged feed, as a client sees it that asks again and again. */
async function untilShown(started: number): Promise<number> {
  const wanted = `"Report ${published}"`;
  for (;;) {
    if ((await textOf("/all.json")).includes(wanted)) return performance.now() - started;
    if (performance.now() - started > DEADLINE) throw new Error(`${wanted} did not appear in half a minute`);
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
}

function textOf(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(site + path, { agent }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (some: string) => {
        text += some;
      });
      response.on("end", () => resolve(text));
    }).on("error", reject);
  });
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const deadline = Date.now() + DEADLINE;
  while (!holds()) {
    if (Date.now() > deadline)
      throw new Error(`not in half a minute: ${what}\n${service.output().slice(-4000)}`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** The origin's document; the newest report comes first. */
function document(): string {
  const items = Array.from({ length: Math.min(published, SHOWN) }, (_, at) => {
    const number = published - at;
    return `<item><title>Report ${number}</title><guid isPermaLink="false">tag:paper.example,2026:${number}</guid></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Paper</title>
<link>https://paper.example/</link><description>Invented</description><atom:link rel="hub" href="${upstream.url}"/>
<atom:link rel="self" href="${origin.url}/paper"/>${items.join("")}</channel></rss>`;
}
