import type { MigratedFeed, Migration } from "./migration.ts";

/** Keys of a feed that have no counterpart, and what to do instead. */
const LEFT: Record<string, string> = {
  filter: "write a rule under keep",
  filters: "write a rule under keep or drop",
  exclude: "write a rule under drop",
  activity_threshold: "nothing is needed",
};

/**
 * Reads the configuration of Planet or Planet Venus (`config.ini`): a section whose name is an address is a feed, or a subscription list where
 * it says so. Answers `undefined` for what has no `[Planet]`.
 */
export function readPlanet(text: string): Migration | undefined {
  const sections = readIni(text);
  const planet = sections.get("planet");
  if (planet === undefined) return undefined;
  const feeds: MigratedFeed[] = [];
  const left: string[] = [];
  for (const [name, keys] of sections) {
    if (!/^https?:\/\//i.test(name)) continue;
    const list = /opml/i.test(keys.get("content_type") ?? "");
    feeds.push({ url: name, title: keys.get("name"), groups: [], ...(list && { list }) });
    for (const key of keys.keys()) {
      const instead = LEFT[key];
      if (instead !== undefined) left.push(`${name}: "${key}" is not taken over; ${instead}.`);
    }
  }
  const number = (key: string) => Number(/^\d+$/.exec(planet.get(key) ?? "")?.[0] ?? 0) || undefined;
  const site = {
    title: planet.get("name"),
    url: planet.get("link"),
    contact: planet.get("owner_email"),
    entries: number("items_per_page"),
    days: number("days_per_page"),
  };
  if ((planet.get("template_files") ?? "") !== "")
    left.push("Templates are not taken over: pages have a form of their own.");
  return { feeds, site, left };
}

/** Sections → keys → values. Names of sections keep their case where they are addresses; keys are in lower case; a value may go on, indented. */
function readIni(text: string): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let section: Map<string, string> | undefined;
  let last: string | undefined;
  for (const line of text.replace(/^\uFEFF/, "").split(/\r?\n/)) {
    if (/^\s*(?:[#;].*)?$/.test(line) || /^rem\s/i.test(line)) continue;
    const header = /^\[(.+?)\]\s*$/.exec(line)?.[1]?.trim();
    if (header !== undefined) {
      const name = /^https?:/i.test(header) ? header : header.toLowerCase();
      section = sections.get(name) ?? new Map();
      sections.set(name, section);
      last = undefined;
      continue;
    }
    const [, key, value = ""] = /^([^\s:=][^:=]*?)\s*[:=]\s*(.*)$/.exec(line) ?? [];
    if (key !== undefined) {
      last = key.toLowerCase();
      section?.set(last, value.replace(/\s[;#].*$/, "").trim());
    } else if (last !== undefined && /^\s/.test(line))
      section?.set(last, `${section.get(last)} ${line.trim()}`.trim());
  }
  return sections;
}
