import { describe, expect, test } from "vitest";
import { chosenOrigins } from "../../src/doctor/chosen-origins.ts";
import { judgeClock } from "../../src/doctor/judge-clock.ts";
import { judgeHosts } from "../../src/doctor/judge-hosts.ts";
import { judgeServer, judgeTrial } from "../../src/doctor/judge-redis.ts";
import { judgeRoom } from "../../src/doctor/judge-room.ts";
import { judgeSources } from "../../src/doctor/judge-sources.ts";
import type { ServerFacts } from "../../src/doctor/redis-facts.ts";
import type { NetworkStatus } from "../../src/status/network-status.ts";

const NOW = Date.UTC(2030, 0, 15);
const MB = 1024 ** 2;
const SERVER: ServerFacts = {
  name: "Redis 7.2.4",
  version: "7.2.4",
  policy: "noeviction",
  maxMemory: 0,
  usedMemory: 0,
  role: "master",
  appendOnly: true,
  save: "",
  saved: true,
  loading: false,
  clients: 1,
  maxClients: 10_000,
};

describe("a server", () => {
  test("of before 6.2 is too old, one of then is not", () => {
    expect(judgeServer({ ...SERVER, name: "Redis 6.0.16", version: "6.0.16" })).toMatchObject([
      { verdict: "fault", says: "Redis 6.0.16 is too old: 6.2 is the least." },
    ]);
    expect(judgeServer({ ...SERVER, version: "6.2.0" })).toMatchObject([{ verdict: "good" }]);
  });

  test("that tells nothing of its settings is taken at its word", () => {
    const { policy, role, appendOnly, save, maxClients, ...silent } = SERVER;
    expect(judgeServer(silent)).toMatchObject([{ verdict: "good" }]);
  });

  test("that failed to write, reads its data yet or keeps snapshots only", () => {
    const verdicts = (facts: Partial<ServerFacts>) =>
      judgeServer({ ...SERVER, ...facts }).map(({ verdict }) => verdict);
    expect(verdicts({ saved: false })).toEqual(["fault"]);
    expect(verdicts({ loading: true })).toEqual(["doubt"]);
    expect(verdicts({ appendOnly: false, save: "3600 1" })).toEqual(["doubt"]);
  });

  test("that is far away, or has another time", () => {
    const trial = { answersIn: 1, ahead: 0, refusals: [] };
    expect(judgeTrial(trial)).toMatchObject([{ verdict: "good" }]);
    expect(judgeTrial({ ...trial, answersIn: 80 })).toMatchObject([{ verdict: "doubt" }]);
    expect(judgeTrial({ ...trial, ahead: -60_000 })).toMatchObject([
      { about: "clock", verdict: "fault", says: "Redis's clock is 60 s behind this machine's." },
    ]);
  });
});

describe("a clock", () => {
  const told = (...offsets: number[]) => offsets.map((offset) => ({ says: NOW + offset, here: NOW }));

  test("is right where most hosts agree with it, whatever one says", () => {
    expect(judgeClock(NOW, told(0, 86_400_000, 2_000), 0)).toMatchObject([{ verdict: "good" }]);
  });

  test("is wrong where most say so, and doubtful where one does", () => {
    expect(judgeClock(NOW, told(-600_000, -600_000, 0), 0)).toMatchObject([
      { verdict: "fault", says: "It is 600 s ahead of what 3 other hosts say." },
    ]);
    expect(judgeClock(NOW, told(600_000), 0)).toMatchObject([{ verdict: "doubt" }]);
  });

  test("cannot show a time before the service was installed", () => {
    expect(judgeClock(NOW, [], NOW + 3 * 86_400_000)).toMatchObject([{ verdict: "fault" }]);
  });
});

test("a disk is full, nearly full, or has no room for files", () => {
  const verdicts = (bytes: number, files?: number) =>
    judgeRoom("/var", { bytes, files }).map(({ verdict }) => verdict);
  expect(verdicts(63 * MB)).toEqual(["fault"]);
  expect(verdicts(64 * MB)).toEqual(["doubt"]);
  expect(verdicts(1024 * MB)).toEqual([]);
  expect(verdicts(2048 * MB, 999)).toEqual(["doubt"]);
});

test("one host of several is that host's trouble, all of them are ours", () => {
  const trial = (host: string, reason?: string) =>
    reason === undefined
      ? { host, outcome: { kind: "answered" as const, status: 200 } }
      : { host, outcome: { kind: "failed" as const, reason, message: `${host} has trouble.` } };
  const verdicts = (...trials: ReturnType<typeof trial>[]) =>
    judgeHosts(trials).map(({ about, verdict }) => `${about} ${verdict}`);
  expect(verdicts(trial("a"), trial("b", "dns"))).toEqual(["DNS doubt", "outgoing good"]);
  expect(verdicts(trial("a", "dns"), trial("b", "dns"))).toEqual(["DNS fault"]);
  expect(verdicts(trial("a", "connect"), trial("b", "timeout"))).toEqual(["DNS good", "outgoing fault"]);
  expect(verdicts(trial("a"), trial("b", "tls"))).toEqual(["DNS good", "outgoing doubt"]);
  expect(verdicts()).toEqual([]);
});

test("the hosts that are asked are few, each once, and those of failing sources first", () => {
  const sources = Array.from({ length: 9 }, (_, at) => ({
    id: `s${at}`,
    url: `https://h${at >> 1}.example/${at}`,
  }));
  expect(chosenOrigins(sources, new Set(["s8"]))).toEqual([
    "https://h4.example",
    "https://h0.example",
    "https://h1.example",
    "https://h2.example",
    "https://h3.example",
  ]);
});

test("sources that fail are told with what to do, and so is that nobody polls", () => {
  const source = { id: "quay", title: "Quay", failures: 3, lastPoll: NOW - 3_600_000 };
  const sources = [
    {
      ...source,
      health: "failing",
      problem: "quay.example answered with status 404.",
      status: 404,
      nextPoll: NOW + 1,
    },
    { ...source, id: "mole", health: "ok", nextPoll: NOW - 11 * 60_000 },
    { ...source, id: "pier", health: "paused", nextPoll: NOW - 86_400_000 },
  ];
  const status = { sources, schedule: { scheduled: 3, due: 1 } } as unknown as NetworkStatus;
  expect(judgeSources(status, NOW)).toMatchObject([
    {
      about: "polls",
      says: expect.stringContaining("1 of 3 sources"),
      remedy: expect.stringContaining("broadsheet start"),
    },
    { about: "source quay", remedy: expect.stringContaining("broadsheet discover") },
  ]);
});
