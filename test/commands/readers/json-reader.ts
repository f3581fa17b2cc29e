import type { Reader, Reading } from "./reading.ts";

interface JsonFeed {
  version: string;
  items: { id: string; title?: string }[];
}

/** JSON Feed read as JSON: what any program that takes the format does first. */
export const jsonReader: Reader = {
  name: "JSON",
  missing: async () => undefined,
  async read(urls) {
    const readings = new Map<string, Reading>();
    for (const url of urls) readings.set(url, await readOne(url));
    return readings;
  },
};

async function readOne(url: string): Promise<Reading> {
  const response = await fetch(url);
  if (response.status !== 200) return { kind: "failed", why: `status ${response.status}` };
  try {
    const { version, items } = (await response.json()) as JsonFeed;
    if (!version.startsWith("https://jsonfeed.org/version/1"))
      return { kind: "failed", why: `version ${version}` };
    return { kind: "read", entries: items.map(({ id, title }) => ({ id, title: title ?? "" })) };
  } catch (error) {
    return { kind: "failed", why: error instanceof Error ? error.message : String(error) };
  }
}
