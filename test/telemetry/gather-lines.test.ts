import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../src/cli/package-root.ts";
import { gatherLines } from "../../src/telemetry/gather-lines.ts";

function record() {
  const written: string[] = [];
  const lines = gatherLines({ write: (text) => void written.push(text) });
  return { written, lines, log: pino({ level: "debug", base: undefined, timestamp: false }, lines) };
}

describe("lines below info", () => {
  it("wait for each other, and are handed on in one piece and in their order", async () => {
    const { written, lines, log } = record();
    for (let number = 0; number < 10; number += 1) log.debug({ number }, "answered");
    expect(written).toEqual([]);
    await new Promise<void>((resolve) => lines.flush(resolve));
    expect(written).toHaveLength(1);
    const numbers = written[0]?.trim().split("\n") ?? [];
    expect(numbers.map((line) => JSON.parse(line).number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    lines.flushSync();
    expect(written).toHaveLength(1);
  });

  it("go with the first that is more, which waits for nobody", () => {
    const { written, log } = record();
    log.debug("answered");
    log.error("failed");
    log.info("polled");
    expect(written.map((text) => text.trim().split("\n").length)).toEqual([2, 1]);
  });

  it("do not wait beyond a bound", () => {
    const { written, log } = record();
    while (written.length === 0) log.debug("x".repeat(500));
    expect(written[0]?.length).toBeLessThan(16_384);
  });

  it("are handed on soon although nothing follows", async () => {
    const text = await new Promise<string>((resolve) => {
      pino({ level: "debug" }, gatherLines({ write: resolve })).debug("alone");
    });
    expect(text).toContain("alone");
  });
});

const MODULE = join(packageRoot(), "dist", "src", "telemetry", "log.js");
const ENDS: [string, string, number][] = [
  ["runs out of work", "", 0],
  ["exits", "process.exit(3)", 3],
  ["meets an error that nobody handles", 'throw new Error("unheard")', 1],
  ["meets a rejection that nobody handles", 'Promise.reject(new Error("unheard"))', 1],
];

describe("a process that", () => {
  it.each(ENDS)("%s leaves no line unwritten", async (_name, end, code) => {
    const script = `import { createLog } from ${JSON.stringify(MODULE)};
      const log = createLog({ level: "debug", pretty: false });
      for (let number = 0; number < 2000; number += 1) log.debug({ number }, "answered");
      log.info("last words");
      log.debug("and one more");
      ${end}`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let text = "";
    child.stderr.setEncoding("utf8").on("data", (some: string) => {
      text += some;
    });
    expect((await once(child, "close"))[0]).toBe(code);
    const lines = text.split("\n").filter((line) => line.startsWith('{"level"'));
    const said = lines.map((line) => JSON.parse(line) as { number?: number; msg: string });
    // What is being written while the process ends may come after what was waiting.
    const numbers = said.flatMap(({ number }) => number ?? []).toSorted((one, other) => one - other);
    expect(numbers).toEqual(Array.from({ length: 2000 }, (_, at) => at));
    expect(said.filter(({ number }) => number === undefined).map(({ msg }) => msg)).toEqual([
      "last words",
      "and one more",
    ]);
  });
});
