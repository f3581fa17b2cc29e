import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rule } from "../../src/model/configuration.ts";
import { alwaysHolds, covers, excludes, neverHolds } from "../../src/route/covers.ts";
import { compileRule } from "../../src/route/match-rule.ts";
import { resolveTags } from "../../src/route/resolve-tags.ts";
import { createRouter } from "../../src/route/router.ts";
import { entry, rule, sources } from "./any-rule.ts";

const TAGS = [
  { id: "strikes", title: "Strikes", aliases: ["huelga"], parents: ["ports"] },
  { id: "ports", title: "Ports", aliases: ["río"] },
];
const router = createRouter({ sections: [], tags: TAGS });
const facts = { above: router.tags.above, ofList: () => false };
const resolved = rule.map((one) => resolveTags(one, router.tags.slugOf));

/** A rule with one that is somewhat narrower or wider, so that pairs with something to prove are met often. */
const pair = fc.oneof(
  fc.tuple(resolved, resolved),
  fc.tuple(resolved, resolved).map(([one, other]): [Rule, Rule] => [one, { all: [other, one] }]),
  fc.tuple(resolved, resolved).map(([one, other]): [Rule, Rule] => [{ any: [other, one] }, one]),
  resolved.map((one): [Rule, Rule] => [one, { not: [one] }]),
);
const subject = fc.record({ entry, sourceId: sources, seen: fc.nat(9) }).map((one) => ({
  ...one,
  tags: router.route(one.entry, { id: one.sourceId, sections: [] }, one.seen).tags,
}));

describe("what is proved of rules", () => {
  it("is never belied by an entry", () => {
    let proved = 0;
    fc.assert(
      fc.property(pair, fc.array(subject, { minLength: 5, maxLength: 5 }), ([one, other], subjects) => {
        const [broad, narrow] = [covers(one, other, facts), excludes(one, other, facts)];
        const [always, never] = [alwaysHolds(one, facts), neverHolds(one, facts)];
        if (broad || narrow || always || never) proved += 1;
        const [first, second] = [compileRule(one), compileRule(other)];
        for (const each of subjects) {
          const [holds, also] = [first(each) !== undefined, second(each) !== undefined];
          if (broad && also) expect(holds).toBe(true);
          if (narrow) expect(holds && also).toBe(false);
          if (always) expect(holds).toBe(true);
          if (never) expect(holds).toBe(false);
        }
      }),
      { numRuns: 1_500 },
    );
    expect(proved).toBeGreaterThan(500);
  });

  it("leaves sources of lists alone, which have two ids", () => {
    const both: Rule = { all: [{ source: ["quay"] }, { source: ["list"] }] };
    expect(neverHolds(both, facts)).toBe(true);
    expect(neverHolds(both, { ...facts, ofList: (id) => id === "list" })).toBe(false);
  });
});
