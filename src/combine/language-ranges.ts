import { speaks } from "../route/match-rule.ts";

/** Language ranges sorted and each once, without those that another one covers: `en` takes in `en-GB` (RFC 4647 §3.3.1). */
export function languageRanges(ranges: readonly string[]): string[] {
  const each = [...new Set(ranges)].sort();
  return each.filter((range) => !each.some((other) => other !== range && speaks(range, other)));
}
