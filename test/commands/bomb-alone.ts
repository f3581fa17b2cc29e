import { readFileSync, writeFileSync } from "node:fs";
import { parseFeed } from "../../src/index.ts";
import { BOMBS } from "./bombs.ts";

/** `node bomb-alone.js INDEX`: parses one bomb in a fresh process and prints the time it took in milliseconds and what it added in bytes. */
const url = "https://gazette.example/feed";
const ordinary = `<rss version="2.0"><channel><title>t</title><item><description>&lt;p&gt;x&lt;/p&gt;</description></item></channel></rss>`;

await parseFeed(Buffer.from(ordinary), { url });
const bytes = Buffer.from(BOMBS[Number(process.argv[2])]?.make() ?? "");
// Making the bomb must not be counted.
globalThis.gc?.();
forgetPeak();
const before = process.memoryUsage.rss();
const started = performance.now();
const { kind } = await parseFeed(bytes, { url });
const ms = performance.now() - started;
console.log(JSON.stringify({ kind, ms, bytes: peak() - before }));

/** Linux counts the peak anew after this; elsewhere it is that of the whole process. */
function forgetPeak(): void {
  try {
    writeFileSync("/proc/self/clear_refs", "5");
  } catch {
    // No such file: the peak includes the making of the bomb, which can only be too severe.
  }
}

function peak(): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // As above.
  }
  return process.resourceUsage().maxRSS * 1024;
}
