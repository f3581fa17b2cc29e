import { array, assert, asyncProperty, constantFrom, nat, tuple } from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aliasesOf } from "../../src/dedupe/aliases.ts";
import { entryKey } from "../../src/dedupe/entry-key.ts";
import type { StoredEntry } from "../../src/model/stored-entry.ts";
import { createSourceStore } from "../../src/store/source-store.ts";
import { BACKENDS, type Backend } from "./backends.ts";

const DATE = "2026-05-01T10:00:00.000Z";

/** An entry that is read at one address and says one text; few numbers, so that entries share both. */
function saying(
  sourceId: string,
  { number, at, text }: { number: number; at: number; text: number },
): StoredEntry {
  const id = `entry ${number}`;
  const entry = {
    ...{ id, title: "A title", url: `https://quay.example/${at}` },
    content: `<p>${"one two three four five six seven eight nine ".repeat(text + 1)}</p>`,
    ...{ authors: [], tags: [], enclosures: [], pictures: [], links: [] },
  };
  const state = { firstSeen: DATE, changed: DATE, backlog: false, fingerprint: "f", sections: [], tags: [] };
  return { ref: `${sourceId}/${entryKey(id)}`, sourceId, entry, ...state };
}

describe.each(BACKENDS)("twins on %s", (_name, start) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await start();
  });
  afterAll(() => backend.stop());

  it("lead to whoever was met last, in whatever order entries come, change and go", async () => {
    const small = nat(3);
    const steps = array(tuple(constantFrom("write", "write", "remove"), small, small, small), {
      maxLength: 40,
    });
    let run = 0;
    await assert(
      asyncProperty(steps, async (taken) => {
        run += 1;
        const id = `any-${run}`;
        const sources = createSourceStore(backend.redis, backend.keys);
        const stored = new Map<number, StoredEntry>();
        const twins = new Map<string, { key: string; shared: boolean }>();
        const met = new Set<string>();
        const forget = (key: string, aliases: readonly string[]) => {
          for (const alias of aliases) if (twins.get(alias)?.key === key) twins.delete(alias);
        };
        for (const [step, number, at, text] of taken) {
          const before = stored.get(number);
          const key = entryKey(`entry ${number}`);
          if (step === "remove") {
            if (before === undefined) continue;
            await sources.remove(id, [before]);
            forget(key, aliasesOf(before.entry));
            stored.delete(number);
            continue;
          }
          const after = saying(id, { number, at, text });
          await sources.write(id, [after], before && [before]);
          const aliases = aliasesOf(after.entry);
          forget(key, before ? aliasesOf(before.entry).filter((alias) => !aliases.includes(alias)) : []);
          for (const alias of aliases) {
            met.add(alias);
            const held = twins.get(alias);
            if (held?.key !== key) twins.set(alias, { key, shared: held !== undefined });
          }
          stored.set(number, after);
        }
        expect(await sources.twins(id, [...met, "lNobodyHasIt"])).toEqual(twins);
        if (stored.size === 0) expect(await backend.redis.exists(backend.keys.twins(id))).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it("are found, met and forgotten where they were written one by one", async () => {
    const sources = createSourceStore(backend.redis, backend.keys);
    const [first, second] = [0, 1].map((number) => saying("earlier", { number, at: 0, text: number })) as [
      StoredEntry,
      StoredEntry,
    ];
    const [address, text] = aliasesOf(first.entry) as [string, string];
    const [one, other] = [first, second].map(({ entry }) => entryKey(entry.id)) as [string, string];
    await backend.redis.hset(backend.keys.twins("earlier"), address, one, text, `${one}*`);
    expect(await sources.twins("earlier", [address, text])).toEqual(
      new Map([
        [address, { key: one, shared: false }],
        [text, { key: one, shared: true }],
      ]),
    );
    await sources.write("earlier", [second]);
    expect(await sources.twins("earlier", [address])).toEqual(
      new Map([[address, { key: other, shared: true }]]),
    );
    await sources.remove("earlier", [first, second]);
    expect(await backend.redis.exists(backend.keys.twins("earlier"))).toBe(0);
  });
});
