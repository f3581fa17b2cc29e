import type { RefusedQuery, Trait } from "../model/combination.ts";
import { TRAITS } from "./canonical-query.ts";
import type { Names } from "./read-query.ts";
import { refused, shown, unknownName } from "./refused-query.ts";

/** One value of a query. */
export interface TraitValue {
  trait: Trait;
  value: string;
}

/** Reads one value of a parameter other than `q`; `undefined` for what restricts nothing. */
export function readValue(
  parameter: string,
  text: string,
  names: Names,
): TraitValue | RefusedQuery | undefined {
  if (parameter !== "not") {
    const trait = traitNamed(parameter);
    if (trait === "lang" && text === "*") return undefined;
    return trait && readTrait(parameter, trait, text, names);
  }
  const colon = Math.max(text.indexOf(":"), 0);
  const trait = traitNamed(text.slice(0, colon).trim());
  const value = text.slice(colon + 1).trim();
  if (trait !== undefined && value !== "") return readTrait(parameter, trait, value, names);
  const detail = `"not" takes values such as tag:football, section:work, source:the-herald or lang:es, not "${shown(text)}".`;
  return refused(400, parameter, detail);
}

function traitNamed(name: string): Trait | undefined {
  return TRAITS.find((trait) => trait === name.toLowerCase());
}

function readTrait(
  parameter: string,
  trait: Trait,
  text: string,
  { sections, sources, slugOf }: Names,
): TraitValue | RefusedQuery {
  if (trait === "lang") return readLanguage(parameter, text);
  if (trait === "tag") {
    const slug = slugOf(text);
    return slug === undefined ? unknownName(parameter, trait, text, []) : { trait, value: slug };
  }
  const known = trait === "section" ? sections : sources;
  const id = text.toLowerCase();
  return known.has(id) ? { trait, value: id } : unknownName(parameter, trait, text, known.keys());
}

/** A basic language range (RFC 4647 §2.1) in the spelling of its tag. */
function readLanguage(parameter: string, text: string): TraitValue | RefusedQuery {
  try {
    return { trait: "lang", value: Intl.getCanonicalLocales(text.replaceAll("_", "-"))[0] ?? text };
  } catch {
    // A RangeError is how the platform says that this is no language tag.
    const detail = `A language is written like en or pt-BR, not "${shown(text)}".`;
    return refused(400, parameter, detail);
  }
}
