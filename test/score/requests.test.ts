import { describe, expect, it } from "vitest";
import { clean } from "../commands/score/checks/point-08-clean.ts";
import { userAgent } from "../commands/score/checks/point-09-user-agent.ts";
import { compressed } from "../commands/score/checks/point-10-compressed.ts";
import { inventFacts, inventLog, type Wish } from "./invent-log.ts";

describe("8. clean requests", () => {
  const judge = (wish: Partial<Wish>) => clean(inventLog([{ at: 0, ...wish }]), inventFacts()).pass;
  it("fails a cookie, a referer and an address that nobody gave", () => {
    expect(judge({})).toBe(true);
    expect(judge({ headers: { cookie: "a=b" } })).toBe(false);
    expect(judge({ headers: { referer: "https://wire.example/" } })).toBe(false);
    expect(judge({ feed: "", url: "www.paper.example/feed.xml?_=1" })).toBe(false);
  });
});

describe("9. User-Agent", () => {
  const judge = (name: string) =>
    userAgent(inventLog([{ at: 0, headers: { "user-agent": name } }]), inventFacts()).pass;
  it("wants product, version and an address to turn to", () => {
    expect(judge("Broadsheet/0.1.0 (+https://wire.example)")).toBe(true);
    expect(judge("Broadsheet/0.1.0 (+https://wire.example; desk@wire.example)")).toBe(true);
    expect(judge("Broadsheet (+https://wire.example)")).toBe(false);
    expect(judge("Broadsheet/0.1.0")).toBe(false);
    expect(judge("undici")).toBe(false);
    expect(judge("Mozilla/5.0 (X11; Linux x86_64)")).toBe(false);
  });
});

describe("10. compression", () => {
  const facts = inventFacts([{ coding: "br" }]);
  const first: Wish = { at: 0, answer: { etag: '"a"' } };
  const judge = (wishes: Wish[]) => compressed(inventLog(wishes), facts).pass;
  it("wants both codings accepted and the coded document understood", () => {
    expect(judge([first, { at: 60, etag: '"a"' }])).toBe(true);
    expect(judge([first, { at: 60 }])).toBe(false);
    for (const coding of ["gzip", "identity", "gzip, br;q=0", ""])
      expect(judge([first, { at: 60, etag: '"a"', headers: { "accept-encoding": coding } }])).toBe(false);
  });
});
