import Parser from "rss-parser";
import type { Reader, Reading } from "./reading.ts";

/** rss-parser as its users call it: `parseURL`, a fresh instance each. */
export const rssParser: Reader = {
  name: "rss-parser",
  missing: async () => undefined,
  async read(urls) {
    const readings = new Map<string, Reading>();
    for (const url of urls) readings.set(url, await readOne(url));
    return readings;
  },
};

async function readOne(url: string): Promise<Reading> {
  try {
    const { items } = await new Parser<object, { id?: string }>().parseURL(url);
    return {
      kind: "read",
      entries: items.map(({ guid, id, link, title }) => ({
        id: guid ?? id ?? link ?? "",
        title: textOf(title),
      })),
    };
  } catch (error) {
    return { kind: "failed", why: error instanceof Error ? error.message : String(error) };
  }
}

/** An empty element with attributes, `<title type="html"/>`, reaches rss-parser's users as an object of its attributes. */
function textOf(title: unknown): string {
  return typeof title === "string" ? title : "";
}
