import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type LineProcess, runLineProcess } from "../../line/line-process.ts";
import { writeNetwork } from "../../line/write-network.ts";
import { startOrigin } from "../../origin/start-origin.ts";
import { startTestRedis } from "../../redis/start-test-redis.ts";
import { startHub } from "../../websub/start-hub.ts";
import { startListener } from "../../websub/start-listener.ts";

/**
 * `npm run prove:hub -- --subscribers 1000 --entries 20`: an origin pushes entries to the service, whose own hub has many subscribers of one
 * feed. First quietly, for the time from the origin's push to each delivery; then while the process that delivers is killed and started
 * again and again. Exit code 1 where an entry did not reach somebody, or reached somebody twice with nobody killed.
 */
const { values } = parseArgs({
  options: { subscribers: { type: "string", default: "1000" }, entries: { type: "string", default: "20" } },
});
const [subscribers, entries] = [Number(values.subscribers), Number(values.entries)];

const [redis, upstream, listener] = await Promise.all([startTestRedis(), startHub(), startListener()]);
const directory = await mkdtemp(join(tmpdir(), "broadsheet-prove-hub-"));
const origin = await startOrigin((_request, response) =>
  response.writeHead(200, { "content-type": "application/rss+xml" }).end(document(0)),
);
const site = `http://127.0.0.1:${await freePort()}`;
await writeNetwork(directory, origin.url, ["paper-1"]);
const file = join(directory, "site.yaml");
await writeFile(file, (await readFile(file, "utf8")).replace("https://wire.example", site));
const env = { REDIS_URL: redis.url, PORT: new URL(site).port, BROADSHEET_LOG_LEVEL: "warn" };

const processes = new Map<string, LineProcess>();
for (const role of ["web", "poll", "schedule", "publish"]) processes.set(role, await started(role));
let failed = false;
try {
  await until("the source is subscribed to", () => upstream.verified.length > 0);
  await subscribeAll();
  failed = !(await quietly()) || failed;
  failed = !(await withKills()) || failed;
} finally {
  await Promise.all([...processes.values()].map((one) => one.stop()));
  await Promise.all([upstream.close(), listener.close(), origin.close()]);
  await redis.stop();
  await rm(directory, { recursive: true });
}
if (failed) process.exitCode = 1;

/** What the paper says after `count` entries; the newest comes first. */
function document(count: number): string {
  const items = Array.from({ length: count }, (_, at) => {
    const number = count - at;
    return `<item><title>Report ${number}</title><guid isPermaLink="false">tag:paper.example,2026:${number}</guid></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Paper</title>
<link>https://paper.example/</link><description>Invented</description><atom:link rel="hub" href="${upstream.url}"/>
<atom:link rel="self" href="${origin.url}/paper-1"/>${items.join("")}</channel></rss>`;
}

async function subscribeAll(): Promise<void> {
  const topic = `${site}/all.json`;
  for (let start = 0; start < subscribers; start += 50) {
    const some = Array.from({ length: Math.min(50, subscribers - start) }, (_, at) => start + at);
    const answers = await Promise.all(
      some.map((number) =>
        listener.ask(
          `${site}/hub`,
          { "hub.mode": "subscribe", "hub.topic": topic, "hub.secret": "s" },
          `/${number}`,
        ),
      ),
    );
    const refused = answers.find(({ status }) => status !== 202);
    if (refused !== undefined) throw new Error(`the hub refused: ${refused.text}`);
  }
  await until("all subscriptions are verified", () => listener.questions.length >= subscribers);
}

/** Which report a delivery shows as its newest, and how many came of each to each. */
function newest(body: Buffer): number {
  return Math.max(0, ...[...body.toString().matchAll(/"Report (\d+)"/g)].map(([, number]) => Number(number)));
}

async function quietly(): Promise<boolean> {
  const delays: number[] = [];
  for (let number = 1; number <= entries; number += 1) {
    const before = listener.received.length;
    const pushed = performance.now();
    const arrived: number[] = [];
    const timer = setInterval(() => {
      while (arrived.length < listener.received.length - before) arrived.push(performance.now() - pushed);
    }, 1);
    await upstream.deliver(document(number));
    await until(`report ${number} reaches everybody`, () => listener.received.length - before >= subscribers);
    clearInterval(timer);
    delays.push(...arrived);
  }
  delays.sort((one, other) => one - other);
  const at = (share: number) =>
    Math.round((delays[Math.ceil(share * delays.length) - 1] ?? Number.NaN) * 10) / 10;
  const counts = tally();
  const doubled = counts.filter((count) => count > 1).length;
  for (const [name, share] of [
    ["p50", 0.5],
    ["p99", 0.99],
  ] as const)
    console.log(
      JSON.stringify({
        name: `push to delivery, ${subscribers} subscribers, ${name}`,
        value: at(share),
        unit: "ms",
      }),
    );
  console.log(
    `${entries} reports to ${subscribers} subscribers: ${counts.length} of ${entries * subscribers} delivered, ${doubled} twice.`,
  );
  return counts.length === entries * subscribers && doubled === 0;
}

/** How often each subscriber was sent each report as the newest. */
function tally(): number[] {
  const counts = new Map<string, number>();
  for (const { path, body } of listener.received) {
    const key = `${path} ${newest(body)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts.values()];
}

async function withKills(): Promise<boolean> {
  const kills = 5;
  listener.received.length = 0;
  for (let round = 0; round < kills; round += 1) {
    const number = entries + 1 + round;
    await upstream.deliver(document(number));
    const before = listener.received.length;
    await until("deliveries are under way", () => listener.received.length > before + subscribers / 10);
    await processes.get("publish")?.kill();
    processes.set("publish", await started("publish"));
    const shown = new Map<string, number>();
    await until(`report ${number} reaches everybody`, () => {
      for (const { path, body } of listener.received.splice(0))
        shown.set(path, Math.max(shown.get(path) ?? 0, newest(body)));
      return [...shown.values()].filter((report) => report === number).length === subscribers;
    });
  }
  console.log(
    `${kills} SIGKILLs in the middle of deliveries: every report reached all ${subscribers} subscribers.`,
  );
  return true;
}

async function started(role: string): Promise<LineProcess> {
  const line = runLineProcess(["start", "--role", role, "--config", directory], env);
  await line.says(role === "web" ? /serves http/ : /runs as/);
  return line;
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (!holds()) {
    if (Date.now() > deadline) {
      const said = [...processes.values()].map((one) => one.output()).join("");
      throw new Error(`two minutes have passed and not: ${what}\n${said.slice(-4000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
