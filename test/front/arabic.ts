import type { FeedPath } from "../../src/model/feed.ts";
import type { StoredEntry } from "../../src/model/stored-entry.ts";
import { publish, type Running, startServer } from "../http/start-server.ts";
import { CONFIGURATION, sampleEntry } from "../publish/sample.ts";

const TITLES = ["وردية الليل في الميناء", "عمال الرصيف يصوتون", "حديقة جديدة في الحي القديم"];

/** A wire that speaks Arabic, with an entry in English among its own. */
export function startArabic(): Promise<Running> {
  const entries: StoredEntry[] = TITLES.map((title, at) =>
    sampleEntry({
      id: `${at}`,
      title,
      summary: `<p>${title}.</p>`,
      language: "ar",
      authors: [{ name: "ليلى" }],
    }),
  );
  entries.push(sampleEntry({ id: "9", title: "The crane that waits", language: "en" }));
  const shelves = new Map<FeedPath, StoredEntry[]>([
    ["all", entries],
    ["sections/work", entries.slice(0, 3)],
  ]);
  const site = { ...CONFIGURATION.site, title: "برقية الميناء", language: "ar" };
  const sections = CONFIGURATION.sections.map((section) => ({
    ...section,
    title: "العمل",
    languages: ["ar"],
  }));
  return startServer(publish(shelves), { configuration: () => ({ ...CONFIGURATION, site, sections }) });
}
