import { ingest } from "../../../src/pipeline/ingest.ts";
import { readDocument } from "../../../src/pipeline/read-document.ts";
import { tieEntries } from "../../../src/pipeline/tie-entries.ts";
import type { Services } from "../../../src/services.ts";
import { rssOf } from "../../line/rss-of.ts";
import type { BenchTexts } from "./bench-entries.ts";

/** What one step costs: microseconds, the median by the clock and the mean of this process's CPU. */
export interface StepCost {
  clock: number;
  cpu: number;
}

/** New entries that come in one by one, as documents with one news do. */
export class NewEntries {
  private readonly services: Services;
  private readonly text: BenchTexts;
  private next: number;

  constructor(services: Services, text: BenchTexts, first: number) {
    this.services = services;
    this.text = text;
    this.next = first;
  }

  /** Brings entries in with and without stories, turn by turn. */
  async ingest(count: number): Promise<{ told: StepCost; untold: StepCost }> {
    const { horizon } = this.services.network().configuration.site.stories;
    const [told, untold]: StepCost[][] = [[], []];
    for (let turn = 0; turn < count; turn += 1) {
      told?.push(await this.bringIn(horizon));
      // Nothing is within a horizon of nothing.
      untold?.push(await this.bringIn(0));
    }
    return { told: summed(told ?? []), untold: summed(untold ?? []) };
  }

  /** Finds the stories of entries that are new, each by itself. */
  async find(count: number): Promise<StepCost> {
    const { network, now } = this.services;
    const span = network().configuration.site.stories.horizon;
    const costs: StepCost[] = [];
    for (let turn = 0; turn < count; turn += 1) {
      const { document } = await this.document();
      const entry = document.items[0]?.item.normalize();
      if (entry === undefined) throw new Error("the bench's own document has no entry");
      const seen = new Date(now()).toISOString();
      const lists = { sections: [], tags: [] };
      const state = { firstSeen: seen, changed: seen, backlog: false, fingerprint: "" };
      const ref = `finder/${String(this.next).padStart(12, "0")}` as const;
      const stored = { ref, sourceId: "finder", entry, ...state, ...lists };
      costs.push(
        await cost(async () => void (await tieEntries([stored], { span, now: now() }, this.services))),
      );
    }
    return summed(costs);
  }

  private async bringIn(horizon: number): Promise<StepCost> {
    const { services } = this;
    const { router } = services.network();
    const { body, source } = await this.document();
    return await cost(async () => {
      const document = await readDocument({ body, url: source.url }, source);
      if (document.kind === "refusal") throw new Error(document.message);
      const { items } = document;
      const { known } = await ingest(
        { source, items, familiar: [], past: "here", now: services.now() },
        { ...services, router, horizon, publish: services.queues.publish },
      );
      await services.sources.know(source.id, known);
    });
  }

  private async document() {
    this.next += 1;
    const number = this.next;
    const sources = this.services.network().configuration.sources;
    const source = sources[number % sources.length];
    if (source === undefined) throw new Error("the bench has no sources");
    const { title, html, tags } = this.text(number, number % sources.length);
    const link = `https://${source.id}.example/2026/05/report-${number}`;
    const date = new Date(this.services.now() - 60_000).toISOString();
    const body = Buffer.from(
      rssOf([{ guid: link, link, title, text: html, date, tags, author: "A Reporter" }]),
    );
    const document = await readDocument({ body, url: source.url }, source);
    if (document.kind === "refusal") throw new Error(document.message);
    return { body, source, document };
  }
}

async function cost(work: () => Promise<void>): Promise<StepCost> {
  const before = process.cpuUsage();
  const started = performance.now();
  await work();
  const clock = (performance.now() - started) * 1_000;
  const { user, system } = process.cpuUsage(before);
  return { clock, cpu: user + system };
}

function summed(costs: readonly StepCost[]): StepCost {
  const clocks = costs.map(({ clock }) => clock).toSorted((a, b) => a - b);
  const cpu = costs.reduce((sum, one) => sum + one.cpu, 0) / costs.length;
  return { clock: Math.round(clocks[Math.floor(clocks.length / 2)] ?? 0), cpu: Math.round(cpu) };
}
