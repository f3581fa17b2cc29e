import type { Filter } from "../model/configuration.ts";
import type { RuleSubject } from "./match-rule.ts";
import { compileList, type RulePlace } from "./rule-list.ts";

/** Why an entry does not pass a filter. */
export interface Kept {
  because: string;
  /** The rule that keeps it out; absent where no rule lets it in. */
  rule?: RulePlace;
}

/** Says why a subject does not pass, or `undefined` where it does. */
export type EntryFilter = (subject: RuleSubject) => Kept | undefined;

/** Compiles `keep`, `exclude` and `drop`; `undefined` where none of them is there. */
export function entryFilter({
  keep,
  drop,
  exclude,
}: Filter & { exclude?: Filter["drop"] }): EntryFilter | undefined {
  const keeps = compileList("keep", keep);
  const drops = [compileList("exclude", exclude), compileList("drop", drop)];
  if (keeps === undefined && drops.every((list) => list === undefined)) return undefined;
  return (subject) => {
    for (const list of drops) {
      const out = list?.(subject);
      if (out !== undefined) return out;
    }
    if (keeps === undefined || keeps(subject) !== undefined) return undefined;
    return { because: "no rule of keep holds" };
  };
}
