import type { Section, Source } from "../model/configuration.ts";
import { type EntryFilter, entryFilter } from "./entry-filter.ts";
import { type RuleSubject, speaks } from "./match-rule.ts";
import type { RuleLists } from "./resolve-tags.ts";
import { compileList, type RuleList, type RulePlace } from "./rule-list.ts";

/** Why an entry is in a section, or why not although a rule brought it there. */
export interface SectionReason {
  section: string;
  shelved: boolean;
  because: string;
  /** The section's rule that keeps it out, else the one that brings it there; absent where the source's `sections` do. */
  rule?: RulePlace;
}

/** A section, its rules compiled. */
export interface Shelf {
  id: string;
  languages?: string[];
  match?: RuleList;
  filter?: EntryFilter;
}

/** Compiles a section's rules. */
export function compileShelf(section: Pick<Section, "id" | "languages"> & RuleLists): Shelf {
  return {
    id: section.id,
    languages: section.languages,
    match: compileList("match", section.match),
    filter: entryFilter(section),
  };
}

/** What a section makes of an entry; `undefined` where nothing brings it there. Something does first; then languages and filters decide. */
export function judgeShelf(
  { id, languages, match, filter }: Shelf,
  subject: RuleSubject,
  source: Pick<Source, "id" | "sections">,
): SectionReason | undefined {
  const brought = source.sections.includes(id)
    ? { because: `always, by source ${source.id}` }
    : match?.(subject);
  if (brought === undefined) return undefined;
  const { language } = subject.entry;
  if (languages !== undefined && !languages.some((wanted) => speaks(language, wanted))) {
    const because = `${brought.because}, but the section takes ${languages.join(", ")} and the entry is in ${language ?? "an unknown language"}`;
    return { ...brought, section: id, shelved: false, because };
  }
  const out = filter?.(subject);
  if (out === undefined) return { section: id, shelved: true, ...brought };
  const because = `${brought.because}, but ${out.rule ? `${out.rule.list} keeps it out: ` : ""}${out.because}`;
  return { ...brought, section: id, shelved: false, because, ...(out.rule && { rule: out.rule }) };
}
