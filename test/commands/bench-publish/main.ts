/**
 * `npm run bench:publish -- [--rounds 300]`: one new entry comes into a feed of 50, which is made anew in its three formats: until its bytes are there,
 * and until they are compressed and could be sent. Beside it what the same costs without the memory of what was rendered before. The first figure of
 * each pair is processor time, since the clock also shows what else the machine does; the others are the median and the quickest of all rounds by the
 * clock. The last figures are of a thousand feeds that one poll dirties, and of polls meanwhile.
 */
import { parseArgs } from "node:util";
import type { FeedFormat } from "../../../src/model/feed.ts";
import type { StoredEntry } from "../../../src/model/stored-entry.ts";
import { makeEdition } from "../../../src/publish/make-edition.ts";
import { renderParts } from "../../../src/publish/render-feed.ts";
import { createRenderMemory, type RenderMemory } from "../../../src/publish/render-memory.ts";
import { HEAD, SOURCES } from "../../publish/sample.ts";
import { figure } from "../bench-poll/figure.ts";
import { inventEntry } from "./invent-entries.ts";
import { thousandFeeds } from "./thousand-feeds.ts";

const FORMATS: readonly FeedFormat[] = ["rss", "atom", "json"];
const WINDOW = 50;
const WARM_UP = 100;

const { values } = parseArgs({ options: { rounds: { type: "string", default: "300" } } });
const rounds = Number(values.rounds);

let newest = WINDOW;
let entries: StoredEntry[] = Array.from({ length: WINDOW }, (_, at) => inventEntry(WINDOW - at));

const memory = createRenderMemory();
figure("feed of 50 entries, RSS", (renderBytes(memory)[0] ?? 0) / 1024, "KB");
const kept = await measure(() => renderBytes(memory));
report("bytes of three formats, one entry new", kept);
const anew = await measure(() => renderBytes(createRenderMemory()));
report("the same with everything rendered anew", anew);
figure("rendered once is", anew.cpu / kept.cpu, "times as fast");
report("compressed and ready to send", await measure(() => makeEditions(memory)));
await thousandFeeds();

function renderBytes(remembering: RenderMemory): number[] {
  const head = { ...HEAD, updated: entries[0]?.changed ?? HEAD.updated };
  return FORMATS.map((format) => {
    const { document, fragments } = renderParts({ head, entries, sources: SOURCES, format }, remembering);
    return document(fragments).length;
  });
}

async function makeEditions(remembering: RenderMemory): Promise<unknown> {
  const head = { ...HEAD, updated: entries[0]?.changed ?? HEAD.updated };
  return await Promise.all(
    FORMATS.map((format) => makeEdition({ head, entries }, SOURCES, format, remembering)),
  );
}

interface Cost {
  /** Milliseconds of processor time, on average. */
  cpu: number;
  /** Milliseconds by the clock: half of the rounds took no longer, and the quickest. */
  median: number;
  least: number;
}

/** What a round costs once everything is warm. Making up the next entry is not counted. */
async function measure(round: () => unknown): Promise<Cost> {
  const times: number[] = [];
  let cpu = 0;
  for (let count = -WARM_UP; count < rounds; count += 1) {
    newest += 1;
    entries = [inventEntry(newest), ...entries.slice(0, WINDOW - 1)];
    const [before, started] = [process.cpuUsage(), performance.now()];
    await round();
    const [time, { user, system }] = [performance.now() - started, process.cpuUsage(before)];
    if (count < 0) continue;
    times.push(time);
    cpu += (user + system) / 1000;
  }
  times.sort((a, b) => a - b);
  return { cpu: cpu / rounds, median: times[times.length >> 1] ?? 0, least: times[0] ?? 0 };
}

function report(name: string, { cpu, median, least }: Cost): void {
  figure(name, cpu * 1000, "µs of processor time");
  figure(`${name}, by the clock`, median * 1000, "µs, the median");
  figure(`${name}, by the clock`, least * 1000, "µs, the quickest");
}
