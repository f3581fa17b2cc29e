/**
 * `npm run bench:serve -- [--rounds 6] [--seconds 2]`: a feed of 60 KB in brotli from the service as it runs, from nginx with the same bytes as
 * files, and from `node:http` with next to nothing around it; all on one core, one after the other in every round, loaded from the other core. Figures
 * are processor time a request, since the clock also shows what else the machine does; requests a second are printed beside them. The last figure
 * is how far two processes of the service go when both are loaded: twice what one does, if a request costs each of them what it costs one alone.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { packageRoot } from "../../../src/cli/package-root.ts";
import { figure } from "../bench-poll/figure.ts";
import { installMissing } from "../install-missing.ts";
import { bigFeed } from "./big-feed.ts";
import { fillService, freePort } from "./filled-service.ts";
import { type Load, load, microseconds, noLoad, type Target } from "./load.ts";
import { startNginx } from "./nginx.ts";
import { type Pinned, startPinned, untilServed } from "./pinned.ts";

const ENTRIES = 50;
const WORDS = 460;
/** Where everything is served, and where the load comes from. */
const [SERVING, LOADING] = [0, 1];
const NEEDED = [
  {
    probe: ["nginx", "-v"] as [string, string],
    packages: ["nginx-light", "libnginx-mod-http-brotli-static"],
  },
  { probe: ["which", "wrk"] as [string, string], packages: ["wrk"] },
  { probe: ["taskset", "--version"] as [string, string], packages: ["util-linux"] },
];

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "6" }, seconds: { type: "string", default: "2" } },
});
const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];

const byHand = await installMissing(NEEDED);
if (byHand === undefined) await main();
else {
  console.error(byHand);
  process.exitCode = 2;
}

async function main(): Promise<void> {
  const service = await fillService(bigFeed(ENTRIES, WORDS), ENTRIES);
  const directory = await mkdtemp(join(tmpdir(), "broadsheet-nginx-"));
  const servers: Pinned[] = [];
  try {
    const ours = await service.serve(SERVING);
    servers.push(ours.server);
    const logging = await service.serve(SERVING, { BROADSHEET_LOG_LEVEL: "debug" });
    servers.push(logging.server);
    await layFiles(directory, `${ours.url}/all.rss`);
    const [nginx, bare] = [await freePort(), await freePort()];
    servers.push(await startNginx(directory, nginx, SERVING));
    const script = join(packageRoot(), "dist", "test", "commands", "bench-serve", "bare-server.js");
    servers.push(
      startPinned("node:http", SERVING, [
        process.execPath,
        script,
        join(directory, "all.rss.br"),
        String(bare),
      ]),
    );
    const [, , nginxServer, bareServer] = servers as [Pinned, Pinned, Pinned, Pinned];
    const places = [
      { name: "nginx", server: nginxServer, url: `http://127.0.0.1:${nginx}/all.rss` },
      { name: "node:http alone", server: bareServer, url: `http://127.0.0.1:${bare}/all.rss` },
      { name: "broadsheet", server: ours.server, url: `${ours.url}/all.rss` },
      { name: "broadsheet, a line of log a request", server: logging.server, url: `${logging.url}/all.rss` },
    ];
    for (const { url } of places) await untilServed(url);
    for (const status of [200, 304] as const) await compare(status, places);
    const second = await service.serve(SERVING);
    servers.push(second.server);
    await twoProcesses(
      { server: ours.server, url: `${ours.url}/all.rss`, headers: { "accept-encoding": "br" } },
      { server: second.server, url: `${second.url}/all.rss`, headers: { "accept-encoding": "br" } },
    );
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await service.close();
    await rm(directory, { recursive: true });
  }
}

/** The same bytes as files: plain, and compressed as we compress them. */
async function layFiles(directory: string, url: string): Promise<void> {
  const response = await fetch(url, { headers: { "accept-encoding": "identity" } });
  const bytes = Buffer.from(await response.arrayBuffer());
  const coded = await fetch(url, { headers: { "accept-encoding": "br" } });
  const size = Number(coded.headers.get("content-length"));
  await coded.arrayBuffer();
  await writeFile(join(directory, "all.rss"), bytes);
  await writeFile(join(directory, "all.rss.gz"), gzipSync(bytes));
  await writeFile(join(directory, "all.rss.br"), brotliOf(bytes));
  figure("feed", bytes.length / 1024, "KB");
  figure("feed in brotli", size / 1024, "KB");
}

function brotliOf(bytes: Buffer): Buffer {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}

async function compare(
  status: 200 | 304,
  places: readonly { name: string; server: Pinned; url: string }[],
): Promise<void> {
  const targets: Target[] = [];
  for (const { server, url } of places) targets.push({ server, url, headers: await headersFor(status, url) });
  const sums = places.map(noLoad);
  for (const target of targets) await load(target, 1, LOADING, noLoad());
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, target] of targets.entries()) await load(target, seconds, LOADING, sums[at] ?? noLoad());
  }
  const [nginx = noLoad()] = sums;
  for (const [at, sum] of sums.entries()) report(`${status} ${places[at]?.name}`, sum, nginx);
}

async function headersFor(status: 200 | 304, url: string): Promise<Record<string, string>> {
  const coding = { "accept-encoding": "br" };
  if (status === 200) return coding;
  const response = await fetch(url, { headers: coding });
  await response.arrayBuffer();
  return { ...coding, "if-none-match": response.headers.get("etag") ?? "" };
}

function report(name: string, sum: Load, nginx: Load): void {
  if (sum.failed > 0) throw new Error(`${name}: ${sum.failed} answers failed`);
  figure(name, microseconds(sum), "µs of processor time a request", [
    "nginx",
    microseconds(nginx) / microseconds(sum),
  ]);
  const rate = ({ requests, seconds: time }: Load) => requests / time;
  figure(`${name}, by the clock`, rate(sum), "requests/s", ["nginx", rate(sum) / rate(nginx)]);
}

/** One alone, then both at once. */
async function twoProcesses(one: Target, other: Target): Promise<void> {
  const [alone, first, second] = [noLoad(), noLoad(), noLoad()];
  for (let round = 0; round < rounds; round += 1) {
    await load(one, seconds, LOADING, alone);
    await Promise.all([load(one, seconds, LOADING, first), load(other, seconds, LOADING, second)]);
  }
  const both = (microseconds(first) + microseconds(second)) / 2;
  figure("two processes at once", both, "µs of processor time a request", [
    "one alone, of 2",
    (2 * microseconds(alone)) / both,
  ]);
}
