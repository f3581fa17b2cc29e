import { monitorEventLoopDelay } from "node:perf_hooks";
import { startFloodedLine } from "../../line/flooded-line.ts";
import { type Item, rssOf } from "../../line/rss-of.ts";
import { figure } from "../bench-poll/figure.ts";
import { inventEntry } from "./invent-entries.ts";

const FEEDS = 1_000;
const WINDOW = 50;
/** Milliseconds between two visits of the source that is polled meanwhile. */
const PAUSE = 20;

/**
 * One poll brings an entry that stands in a thousand feeds of fifty entries. Measured are visits of another source, made in the same process one
 * after the other, before that and while the feeds are published, and how long it takes until all are.
 */
export async function thousandFeeds(): Promise<void> {
  const line = await startFloodedLine(FEEDS - 1);
  const { queues } = line.services;
  const settled = async () => (await queues.waiting()).publish === 0 && new Set(announced).size >= FEEDS;
  const announced = line.publish();
  const items = Array.from({ length: WINDOW }, (_, at) => itemOf(at));
  try {
    await line.poll("flood", rssOf(items));
    await visits(line, settled);
    report("a visit while nothing else is done", await visits(line, countdown(200)));
    announced.length = 0;
    const loop = monitorEventLoopDelay({ resolution: 1 });
    loop.enable();
    const [before, started] = [process.cpuUsage(), performance.now()];
    await line.poll("flood", rssOf([itemOf(WINDOW), ...items]));
    const times = await visits(line, settled);
    const { user, system } = process.cpuUsage(before);
    figure(
      "a feed of a thousand, with the visits meanwhile",
      (user + system) / FEEDS,
      "µs of processor time",
    );
    figure(
      `${FEEDS} feeds of ${WINDOW} entries dirtied by one poll are settled`,
      performance.now() - started,
      "ms",
    );
    loop.disable();
    report(`a visit while ${FEEDS} feeds are published`, times);
    figure("the event loop stood still, p99", loop.percentile(99) / 1e6, "ms");
    figure("the event loop stood still, at most", loop.max / 1e6, "ms");
  } finally {
    await line.stop();
  }
}

function itemOf(number: number): Item {
  const { entry } = inventEntry(number);
  return { guid: entry.id, title: entry.title, text: entry.content ?? "", link: entry.url ?? "" };
}

function countdown(from: number): () => Promise<boolean> {
  let left = from;
  return async () => --left < 0;
}

/** Milliseconds that visits take, each of which brings an entry, until something holds. */
async function visits(
  line: Awaited<ReturnType<typeof startFloodedLine>>,
  over: () => Promise<boolean>,
): Promise<number[]> {
  const times: number[] = [];
  while (!(await over())) {
    made += 1;
    const started = performance.now();
    await line.poll("calm", rssOf([itemOf(1_000 + made)]));
    times.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return times;
}

let made = 0;

function report(name: string, times: number[]): void {
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(share * times.length) - 1] ?? Number.NaN;
  figure(`${name}, p50 of ${times.length}`, at(0.5), "ms");
  figure(`${name}, p99`, at(0.99), "ms");
}
