import fc from "fast-check";
import { type Logger, pino } from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answerWords, createAnswerLines } from "../../src/telemetry/answer-lines.ts";
import { createLog } from "../../src/telemetry/log.ts";

const lines: string[] = [];
const destination = { write: (line: string) => void lines.push(line) };

beforeEach(() => {
  lines.length = 0;
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 2, 5, 9, 30, 15, 7) });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The line that pino writes of an answer, and ours. */
function both(log: Logger, answer: { url: string; method: string; status: number }, ms: number) {
  const requestId = "0f-1.a_B";
  const { method, url, status } = answer;
  log.debug({ requestId, method, url, status, ms }, "answered");
  createAnswerLines(log).write(requestId, answerWords(answer), ms);
  return lines.splice(0);
}

const LOGS: [string, () => Logger][] = [
  ["the service's log", () => createLog({ level: "debug", pretty: false, destination })],
  ["a child of it", () => createLog({ level: "debug", pretty: false, destination }).child({ a: 'b"c' })],
  ["any log of pino's", () => pino({ level: "trace", name: "other" }, destination)],
  ["a readable log", () => createLog({ level: "debug", pretty: true, destination })],
];

describe("the line of an answer", () => {
  it.each(LOGS)("is as pino writes it, byte for byte, in %s", (_name, make) => {
    const log = make();
    const [theirs, ours] = both(log, { method: "GET", url: '/tags/"ü"?a=\\b\u2028', status: 304 }, 12);
    expect(theirs).toContain("answered");
    expect(ours).toBe(theirs);
  });

  it("is so whatever is asked for and answered", () => {
    const log = createLog({ level: "debug", pretty: false, destination });
    const url = fc.oneof(fc.webPath(), fc.string({ unit: "binary" }), fc.string({ minLength: 90 }));
    fc.assert(
      fc.property(url, fc.string(), fc.nat(), fc.nat(), (place, method, status, ms) => {
        const [theirs, ours] = both(log, { method, url: place, status }, ms);
        expect(ours).toBe(theirs);
      }),
    );
  });

  it("tells its own time", () => {
    const log = createLog({ level: "debug", pretty: false, destination });
    const times = [0, 1, 1_000].map((more) => {
      vi.setSystemTime(Date.UTC(2026, 2, 5) + more);
      const [theirs, ours] = both(log, { method: "GET", url: "/", status: 200 }, 0);
      expect(ours).toBe(theirs);
      return (JSON.parse(ours ?? "") as { time: string }).time;
    });
    expect(times).toEqual([
      "2026-03-05T00:00:00.000Z",
      "2026-03-05T00:00:00.001Z",
      "2026-03-05T00:00:01.000Z",
    ]);
  });

  it.each([
    ["debug", true],
    ["trace", true],
    ["info", false],
    ["silent", false],
  ] as const)("is wanted at level %s: %s", (level, wanted) => {
    const log = createLog({ level, pretty: false, destination });
    expect(createAnswerLines(log).wanted).toBe(wanted);
  });
});
