import { describe, expect, it } from "vitest";
import { createLog, type LogOptions } from "../../src/telemetry/log.ts";

function record(options: LogOptions) {
  const lines: string[] = [];
  const log = createLog({ ...options, destination: { write: (line: string) => lines.push(line) } });
  return { log, lines };
}

describe("createLog", () => {
  it("writes one JSON object a line, with an ISO time", () => {
    const { log, lines } = record({ pretty: false });
    log.info({ source: "harbour-herald" }, "polled");
    const line = JSON.parse(lines[0] ?? "") as Record<string, unknown>;
    expect(line).toMatchObject({ level: 30, source: "harbour-herald", msg: "polled" });
    expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it("keeps to its level", () => {
    const { log, lines } = record({ pretty: false, level: "warn" });
    log.info("not this");
    log.warn("this");
    expect(lines).toHaveLength(1);
  });

  it("cuts credentials out", () => {
    const { log, lines } = record({ pretty: false });
    log.info(
      { redis: { host: "127.0.0.1", password: "open sesame" }, request: { cookie: "a=b" } },
      "connected",
    );
    expect(lines.join("")).not.toMatch(/sesame|a=b/);
    expect(lines.join("")).toContain("127.0.0.1");
  });

  it("writes for a person where asked to", () => {
    const { log, lines } = record({ pretty: true });
    log.info({ entries: 3 }, "published");
    expect(lines.join("")).toMatch(/INFO.*published.*\{"entries":3\}/);
  });
});
