import { didYouMean } from "../config/did-you-mean.ts";
import type { RefusedQuery, Trait } from "../model/combination.ts";

/** Says what is wrong with a query. */
export function refused(status: RefusedQuery["status"], parameter: string, detail: string): RefusedQuery {
  return { kind: "refused", status, parameter, detail };
}

/** Whether reading came to a refusal. */
export function isRefused(value: object | undefined): value is RefusedQuery {
  return value !== undefined && "kind" in value && value.kind === "refused";
}

/** A parameter that does not exist, with the one that was probably meant. */
export function unknownParameter(name: string, known: readonly string[]): RefusedQuery {
  const hint = didYouMean(name.trim(), known) || `: there are ${known.join(", ")}.`;
  return refused(400, shown(name), `There is no parameter "${shown(name)}"${hint}`);
}

/** Names that one which nothing has is compared with, at most. */
const MOST_COMPARED = 20_000;

/** A name that nothing has, with the one that was probably meant. */
export function unknownName(
  parameter: string,
  trait: Trait,
  value: string,
  known: Iterable<string>,
): RefusedQuery {
  const compared: string[] = [];
  for (const name of known) {
    if (compared.length === MOST_COMPARED) break;
    compared.push(name);
  }
  const hint = didYouMean(value, compared) || ".";
  return refused(404, parameter, `There is no ${trait} "${shown(value)}"${hint}`);
}

/** A stranger's text, short enough for a sentence of ours. */
export function shown(value: string): string {
  const characters = Array.from(value);
  return characters.length > 60 ? `${characters.slice(0, 60).join("")}…` : value;
}
