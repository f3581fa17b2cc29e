import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { networkWords } from "../../src/cli/network-words.ts";
import type { Rule } from "../../src/model/configuration.ts";
import type { ReindexMark } from "../../src/model/reindex-mark.ts";
import { type Reindexed, reindex } from "../../src/pipeline/reindex.ts";
import { reindexLog } from "../../src/pipeline/reindex-log.ts";
import { networkStatus } from "../../src/status/network-status.ts";
import { rssOf } from "../line/rss-of.ts";
import { type SmallLine, startSmallLine } from "../line/small-line.ts";

const PAPERS = ["anchor", "beacon", "cable"];

let line: SmallLine;
beforeAll(async () => {
  line = await startSmallLine(PAPERS);
  for (const [at, paper] of PAPERS.entries()) {
    const items = Array.from({ length: at + 2 }, (_, number) => ({
      guid: `${paper}-${number}`,
      title: `Report ${number} of ${paper}`,
      link: `https://${paper}.example/${number}`,
    }));
    await line.poll(paper, rssOf(items));
  }
});
afterAll(() => line.stop());

/** Puts a rule in force for a section of its own, and says so as a reload does. */
async function change(match: Rule[]): Promise<void> {
  const { configuration } = line.services.network();
  const section = {
    id: "desk",
    title: "Desk",
    match,
    stories: "every" as const,
    window: configuration.site.window,
  };
  line.services.reconfigure({ ...configuration, sections: [section] });
  await line.services.queues.reindex(line.services.network().rules);
}

/** Reindexes; dies, as a killed process does, when it has come to a mark. */
function run(dies: (mark: ReindexMark) => boolean = () => false): Promise<Reindexed> {
  const { services } = line;
  return reindex({
    ...services,
    network: services.network(),
    publish: services.queues.publish,
    progress: (mark) => {
      if (dies(mark)) throw new Error("killed");
    },
  });
}

const shelved = async () =>
  (await line.services.feeds.refs("sections/desk")).map((ref) => ref.split("/")[0]).sort();

describe("a reindex", () => {
  it("says how far it is, and nothing more when it is done", async () => {
    await change([{ source: PAPERS }]);
    const lines: string[] = [];
    const log = reindexLog({ info: (_facts: object, words?: string) => void lines.push(words ?? "") });
    const { services } = line;
    const deps = { ...services, network: services.network(), publish: services.queues.publish };
    expect(await reindex({ ...deps, progress: log })).toEqual({ entries: 9, moved: 9, dropped: 0 });
    expect(lines[0]).toMatch(/: 0 of 9 entries, 0 of 3 sources$/);
    expect(lines).toContain("shelving anew by the changed rules: 2 of 9 entries, 0 of 3 sources");
    expect(lines.at(-1)).toMatch(/: 9 of 9 entries, 2 of 3 sources$/);
    expect(await services.feeds.reindexing()).toBeUndefined();
  });

  it("that was killed goes on at the source it had come to", async () => {
    await change([{ source: ["anchor", "cable"] }]);
    await expect(run((mark) => mark.after === "anchor" && mark.entries > 2)).rejects.toThrow("killed");
    expect(await line.services.feeds.reindexing()).toMatchObject({
      after: "anchor",
      sources: 1,
      ofSources: 3,
      entries: 2,
      ofEntries: 9,
    });
    const status = networkWords(await networkStatus(line.services), line.clock.now, undefined);
    expect(status).toContain(
      "shelved anew by changed rules, begun just now: 2 of 9 entries, 1 of 3 sources.",
    );
    const seen: string[] = [];
    const result = await run(({ after }) => {
      seen.push(after);
      return false;
    });
    expect(seen[0]).toBe("anchor");
    expect(result).toMatchObject({ entries: 9, dropped: 0 });
    expect(await shelved()).toEqual(["anchor", "anchor", "cable", "cable", "cable", "cable"]);
  });

  it("begins anew by other rules, and where somebody asks who may have shelved by the old ones", async () => {
    await change([{ source: ["beacon"] }]);
    await expect(run((mark) => mark.after === "beacon")).rejects.toThrow("killed");
    await change([{ source: ["anchor"] }]);
    expect(await line.services.feeds.reindexing()).toBeUndefined();
    await expect(run((mark) => mark.after === "beacon")).rejects.toThrow("killed");
    await line.services.queues.reindex(line.services.network().rules, "go on");
    expect(await line.services.feeds.reindexing()).toMatchObject({ after: "beacon" });
    await line.services.queues.reindex(line.services.network().rules);
    const seen: string[] = [];
    await run(({ after }) => {
      seen.push(after);
      return false;
    });
    expect(seen[0]).toBe("");
    expect(await shelved()).toEqual(["anchor", "anchor"]);
  });
});
