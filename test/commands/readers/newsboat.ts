import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ReadEntry, Reader, Reading } from "./reading.ts";
import { run } from "./run.ts";

const program = `
import sys, json, sqlite3
rows = sqlite3.connect(sys.argv[1]).execute("select guid, title from rss_item where deleted = 0")
json.dump([{"id": guid, "title": title} for guid, title in rows], sys.stdout)
`;

/** Debian's newsboat, headless: `-x reload` with private files, then the titles out of its cache. */
export const newsboat: Reader = {
  name: "newsboat",
  async missing() {
    const { code } = await run("newsboat", ["--version"]);
    return code === 0 ? undefined : "newsboat is missing: sudo apt install newsboat";
  },
  async read(urls) {
    const readings = new Map<string, Reading>();
    for (const url of urls) readings.set(url, await readOne(url));
    return readings;
  },
};

/** A cache for each document: in a shared one an entry that stands in two feeds belongs to the one read last. */
async function readOne(url: string): Promise<Reading> {
  const folder = await mkdtemp(join(tmpdir(), "newsboat-"));
  try {
    return await readIn(folder, url);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readIn(folder: string, url: string): Promise<Reading> {
  const file = (name: string) => join(folder, name);
  await writeFile(file("urls"), `${url}\n`);
  await writeFile(file("config"), "max-items 0\ndownload-retries 1\n");
  const args = ["-u", file("urls"), "-c", file("cache.db"), "-C", file("config"), "-x", "reload"];
  const { code, stderr } = await run("newsboat", args, "", { HOME: folder, TERM: "dumb" });
  if (code !== 0) return { kind: "failed", why: `ended with ${code}: ${stderr.trim()}` };
  const cache = await run("/usr/bin/python3", ["-c", program, file("cache.db")]);
  if (cache.code !== 0) throw new Error(`newsboat's cache could not be read: ${cache.stderr}`);
  // A document it refuses and one without entries look the same in its cache: none.
  return { kind: "read", entries: JSON.parse(cache.stdout) as ReadEntry[] };
}
