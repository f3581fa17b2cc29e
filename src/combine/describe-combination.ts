import type { Combination, Trait } from "../model/combination.ts";

/** What the values of a combination are called. */
export type TitleOf = (trait: Exclude<Trait, "lang">, value: string) => string;

const EVERYTHING = "Everything";
const OR = new Intl.ListFormat("en", { type: "disjunction" });
const LANGUAGES = new Intl.DisplayNames("en", { type: "language" });

/**
 * A combination in a few words, in the order of reading: `Labor + Migrant Caravan, in English, without “ballot”`.
 *
 * @param most alternatives that are named before they are counted.
 */
export function describeCombination(
  { take, not, terms }: Combination,
  titleOf: TitleOf,
  most = Number.POSITIVE_INFINITY,
): string {
  const either = (names: readonly string[]) =>
    OR.format(names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names);
  const named = (trait: Exclude<Trait, "lang">, values: readonly string[]) =>
    values.map((value) => titleOf(trait, value));
  const subjects = [named("section", take.section), named("tag", take.tag)].filter((list) => list.length > 0);
  const sources = either(named("source", take.source));
  const head = subjects.map(either).join(" + ") || sources || EVERYTHING;
  const wanted = terms.filter(({ without }) => !without);
  const without = [
    ...(["section", "source", "tag"] as const).flatMap((trait) => named(trait, not[trait])),
    ...not.lang.map(languageName),
    ...terms.filter((term) => term.without).map(quoted),
  ];
  const limits = [
    ...(subjects.length > 0 && sources !== "" ? [`from ${sources}`] : []),
    ...(take.lang.length > 0 ? [`in ${either(take.lang.map(languageName))}`] : []),
    ...(wanted.length > 0 ? [`with ${wanted.map(quoted).join(" and ")}`] : []),
    ...(without.length > 0 ? [`without ${either(without)}`] : []),
  ].join(", ");
  if (limits === "") return head;
  return head === EVERYTHING ? `${head} ${limits}` : `${head}, ${limits}`;
}

/** A language's name in English, or its tag where it has none. */
export function languageName(tag: string): string {
  return LANGUAGES.of(tag) ?? tag;
}

function quoted({ text }: { text: string }): string {
  return `“${text}”`;
}
