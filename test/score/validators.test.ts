import { describe, expect, it } from "vitest";
import { once } from "../commands/score/checks/point-01-once.ts";
import { both } from "../commands/score/checks/point-02-both.ts";
import { exact } from "../commands/score/checks/point-03-exact.ts";
import { newest } from "../commands/score/checks/point-04-newest.ts";
import { clearedAndKept } from "../commands/score/checks/point-05-cleared-and-kept.ts";
import type { Check } from "../commands/score/checks/verdict.ts";
import { inventFacts, inventLog, type Wish } from "./invent-log.ts";

const A = { etag: 'W/"a "', lastModified: "Mon, 02 Jan 2040 00:00:00 GMT" };
const B = { etag: '"b"', lastModified: "Mon, 02 Jan 2040 05:00:00 GMT" };
const UNCHANGED = { status: 304, readable: false };
const first: Wish = { at: 0, answer: A };

function judge(check: Check, wishes: Wish[]) {
  return check(inventLog(wishes), inventFacts());
}

describe("1. one unconditional GET", () => {
  it("passes a poller that asks conditionally ever after", () => {
    expect(judge(once, [first, { at: 60, ...A, answer: UNCHANGED }])).toMatchObject({ pass: true });
  });
  it("fails a second one after a whole document", () => {
    const { pass, offences } = judge(once, [first, { at: 60, answer: A }]);
    expect(pass).toBe(false);
    expect(offences).toHaveLength(1);
    expect(offences[0]).toContain("day 0 01:00:00 GET www.paper.example/feed.xml (unconditional)");
  });
  it("allows it after a document without validators", () => {
    expect(judge(once, [{ at: 0 }, { at: 60 }, { at: 120 }])).toMatchObject({ pass: true });
  });
  it("allows it where the first document never arrived, or the poller died the instant it had", () => {
    const again: Wish = { at: 1, answer: A };
    expect(judge(once, [{ ...first, sent: "part", killed: 0 }, again])).toMatchObject({ pass: true });
    expect(judge(once, [{ ...first, killed: 0 }, again])).toMatchObject({ pass: true });
  });
  it("fails it where the poller had time to keep what it had got before it was killed", () => {
    expect(
      judge(once, [
        { ...first, killed: 200 },
        { at: 1, answer: A },
      ]),
    ).toMatchObject({ pass: false });
  });
  it("fails where there is nothing to judge by", () => {
    expect(judge(once, [])).toMatchObject({ pass: false });
  });
});

describe("2. both validators", () => {
  it("fails a request that leaves one out", () => {
    expect(judge(both, [first, { at: 60, ...A }])).toMatchObject({ pass: true });
    expect(judge(both, [first, { at: 60, etag: A.etag }])).toMatchObject({ pass: false });
    expect(judge(both, [first, { at: 60, lastModified: A.lastModified }])).toMatchObject({ pass: false });
  });
  it("wants only the one that was given", () => {
    const given = { etag: A.etag };
    expect(
      judge(both, [
        { at: 0, answer: given },
        { at: 60, ...given },
      ]),
    ).toMatchObject({ pass: true });
  });
});

describe("3. byte for byte", () => {
  it("fails a tag that lost its W/ or its quotes or a space", () => {
    expect(judge(exact, [first, { at: 60, ...A }])).toMatchObject({ pass: true });
    for (const etag of ['"a "', "a ", 'W/"a"'])
      expect(judge(exact, [first, { at: 60, ...A, etag }])).toMatchObject({ pass: false });
  });
  it("fails a date of the poller's own", () => {
    const given = { etag: A.etag };
    const invented = { at: 60, ...given, lastModified: "Mon, 02 Jan 2040 00:00:00 GMT" };
    expect(judge(exact, [{ at: 0, answer: given }, invented])).toMatchObject({ pass: false });
  });
});

describe("4. never an old one", () => {
  const renewed: Wish[] = [first, { at: 60, ...A, answer: B }];
  it("fails the old value after a newer document", () => {
    expect(judge(newest, [...renewed, { at: 120, ...B }])).toMatchObject({ pass: true });
    expect(judge(newest, [...renewed, { at: 120, ...A }])).toMatchObject({ pass: false });
  });
  it("fails the old value after a 304 that refreshed it", () => {
    const refreshed: Wish[] = [first, { at: 60, ...A, answer: { ...UNCHANGED, etag: B.etag } }];
    expect(judge(newest, [...refreshed, { at: 120, ...A, etag: B.etag }])).toMatchObject({ pass: true });
    expect(judge(newest, [...refreshed, { at: 120, ...A }])).toMatchObject({ pass: false });
  });
  it("allows either where the poller died the instant it had the newer document", () => {
    const cut: Wish[] = [first, { at: 60, ...A, answer: B, killed: 10 }];
    expect(judge(newest, [...cut, { at: 120, ...A, answer: B }, { at: 180, ...B }])).toMatchObject({
      pass: true,
    });
    expect(judge(newest, [...cut, { at: 120, ...B, answer: UNCHANGED }, { at: 180, ...A }])).toMatchObject({
      pass: false,
    });
  });
});

describe("5. cleared and kept", () => {
  const failed: Wish = { at: 60, ...A, answer: { status: 500, readable: false } };
  const cleared: Wish = { at: 180, ...A, answer: { etag: B.etag } };
  const kept: Wish[] = [first, failed, { at: 120, ...A, answer: UNCHANGED }, cleared];
  it("passes a poller that keeps them across a failure and drops the one that is gone", () => {
    expect(judge(clearedAndKept, [...kept, { at: 240, etag: B.etag }])).toMatchObject({ pass: true });
  });
  it("fails one that goes on with the validator that is gone", () => {
    const { offences } = judge(clearedAndKept, [
      ...kept,
      { at: 240, etag: B.etag, lastModified: A.lastModified },
    ]);
    expect(offences).toHaveLength(1);
  });
  it.each([
    ["an error", { status: 500, readable: false }],
    ["a page", { status: 200, readable: false, etag: '"page"' }],
    ["a reset connection", { status: 0, readable: false, fault: "reset" as const }],
  ])("fails one that loses them over %s", (_, answer) => {
    const lost: Wish[] = [first, { at: 60, ...A, answer }, { at: 120, answer: { etag: A.etag } }];
    const { pass, offences } = judge(clearedAndKept, lost);
    expect(pass).toBe(false);
    expect(offences).toHaveLength(1);
  });
});
