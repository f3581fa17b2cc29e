import { describe, expect, it } from "vitest";
import { planDisturbances } from "../commands/score/disturbances.ts";
import { ALL_FEEDS } from "../commands/score/feeds/all-feeds.ts";
import { DAY, HOUR, START } from "../commands/score/times.ts";

describe("the author's feeds", () => {
  it("have ids and addresses of their own", () => {
    const ids = ALL_FEEDS.map(({ facts }) => facts.id);
    const urls = ALL_FEEDS.flatMap(({ facts }) => facts.urls);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(urls).size).toBe(urls.length);
    for (const { address, facts } of ALL_FEEDS) expect(facts.urls).toContain(address);
  });

  it("answer 304 to their own validators within a version, and 200 to nothing", () => {
    const plain = ALL_FEEDS.find(({ facts }) => facts.id === "plain");
    const visit = { at: START + HOUR, url: plain?.address ?? "", nth: 0 };
    const first = plain?.answer(visit);
    expect(first?.status).toBe(200);
    expect(plain?.answer({ ...visit, etag: first?.etag, lastModified: first?.lastModified }).status).toBe(
      304,
    );
    expect(plain?.answer({ ...visit, at: START + DAY, etag: first?.etag }).status).toBe(200);
  });

  it("send only fields that HTTP can carry", () => {
    for (const { facts, address, answer } of ALL_FEEDS) {
      for (let at = START; at < START + 30 * DAY; at += 23 * HOUR) {
        for (const [name, value] of answer({ at, url: address, nth: 1 }).fields)
          expect(value, `${facts.id}: ${name}`).toMatch(/^[\t\x20-\x7e\x80-\xff]*$/);
      }
    }
  });
});

describe("the disturbances", () => {
  it("are the same by the same seed, and others by another", () => {
    expect(planDisturbances(7)).toEqual(planDisturbances(7));
    expect(planDisturbances(7)).not.toEqual(planDisturbances(8));
  });
});
