import type { Configuration, Rule } from "../model/configuration.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import { compileRule, type Matcher, type RuleSubject } from "../route/match-rule.ts";
import { type RuleLists, resolveTags } from "../route/resolve-tags.ts";
import type { RoutedSource } from "../route/router.ts";
import type { RulePlace } from "../route/rule-list.ts";
import type { SourceStore } from "../store/source-store.ts";
import type { Network } from "./network.ts";

/** A rule by its element of the configuration. */
export interface NamedRule extends RulePlace {
  part: "sections" | "sources" | "tags";
  id: string;
}

/** What the rules were held against, and those that held for nothing. */
export interface Unmatched {
  /** Entries looked at: all, unless every rule had held before. */
  entries: number;
  /** Rules of sources without an entry are not among them. */
  rules: NamedRule[];
}

/** What looking through the entries needs. */
export interface UnmatchedDeps {
  network: () => Network;
  sources: Pick<SourceStore, "arrivals" | "entries">;
  /** Told after every chunk. */
  progress(entries: number): void;
}

interface Waiting extends NamedRule {
  matches: Matcher;
}

const CHUNK = 500;
const LISTS = ["match", "exclude", "keep", "drop"] as const;

/** Holds every rule against what is stored until it has held once, source by source: a look through the whole store at worst. */
export async function unmatchedRules(deps: UnmatchedDeps): Promise<Unmatched> {
  const { configuration } = deps.network();
  let waiting = rulesOf(configuration, deps.network().router.tags.slugOf);
  const met = new Set<string>();
  let entries = 0;
  for (const { id } of configuration.sources) {
    const keys = (await deps.sources.arrivals(id)).map(({ key }) => key);
    if (keys.length > 0) met.add(id);
    for (let start = 0; start < keys.length && waiting.length > 0; start += CHUNK) {
      const stored = await deps.sources.entries(id, keys.slice(start, start + CHUNK));
      const subjects = [...stored.values()].map((one) => subjectOf(one, deps.network()));
      waiting = waiting.filter((rule) => !subjects.some((subject) => holds(rule, subject)));
      entries += stored.size;
      deps.progress(entries);
    }
  }
  const silent = waiting.filter(({ part, id }) => part !== "sources" || met.has(id));
  return { entries, rules: silent.map(({ matches: _, ...rule }) => rule) };
}

function subjectOf(stored: StoredEntry, { router, sources }: Network): RuleSubject {
  const { entry, sourceId, firstSeen } = stored;
  const source: RoutedSource = sources.get(sourceId) ?? { id: sourceId, sections: [] };
  const seen = Date.parse(firstSeen);
  const tags = router.route(entry, source, seen).grants.map(({ slug }) => slug);
  return { entry, sourceId, list: source.list, tags, seen };
}

/** A source's rules see its own entries only. */
function holds({ part, id, matches }: Waiting, subject: RuleSubject): boolean {
  return (part !== "sources" || subject.sourceId === id) && matches(subject) !== undefined;
}

function rulesOf(
  { sections, sources, tags }: Configuration,
  slugOf: (label: string) => string | undefined,
): Waiting[] {
  const of = (part: NamedRule["part"], elements: ReadonlyArray<RuleLists & { id: string }>) =>
    elements.flatMap((element) =>
      LISTS.flatMap((list) =>
        (element[list] ?? []).map((rule: Rule, at) => {
          return { part, id: element.id, list, at, matches: compileRule(resolveTags(rule, slugOf)) };
        }),
      ),
    );
  // What a list says counts for all it names, so none of its sources alone shows that a rule is idle.
  const own = sources.filter(({ list }) => list === undefined);
  return [...of("sections", sections), ...of("sources", own), ...of("tags", tags)];
}
