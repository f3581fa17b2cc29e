import type { Configuration } from "../model/configuration.ts";

/** Differences that are told one by one. */
const MOST = 20;

/**
 * What is different between two configurations, in a line each: what came, what went, and of the rest the keys that changed. Values are
 * shown where they are short.
 */
export function configurationDifference(before: Configuration, after: Configuration): string[] {
  const lines = [
    ...keysChanged("site", before.site, after.site),
    ...listChanged("source", before.sources, after.sources),
    ...listChanged("list", before.lists, after.lists),
    ...listChanged("section", before.sections, after.sections),
    ...listChanged("tag", before.tags, after.tags),
  ];
  const order = (list: ReadonlyArray<{ id: string }>) => list.map(({ id }) => id);
  if (lines.length === 0 && order(before.sections).join() !== order(after.sections).join())
    lines.push("sections: another order");
  return lines.length > MOST ? [...lines.slice(0, MOST), `and ${lines.length - MOST} more`] : lines;
}

function listChanged(kind: string, before: readonly Named[], after: readonly Named[]): string[] {
  const [were, are] = [byId(before), byId(after)];
  return [
    ...before.filter(({ id }) => !are.has(id)).map(({ id }) => `${kind} ${id}: gone`),
    ...after.filter(({ id }) => !were.has(id)).map(({ id }) => `${kind} ${id}: new`),
    ...after.flatMap((one) => keysChanged(`${kind} ${one.id}`, were.get(one.id) ?? one, one)),
  ];
}

interface Named {
  id: string;
}

function byId(list: readonly Named[]): Map<string, Named> {
  return new Map(list.map((one) => [one.id, one]));
}

function keysChanged(of: string, before: object, after: object): string[] {
  const [was, is] = [flat(before), flat(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [one, other] = [was.get(key), is.get(key)];
    return one === other ? [] : `${of}: ${key} ${shown(one)} → ${shown(other)}`;
  });
}

/** Keys with dots → values as JSON; lists are one value. */
function flat(object: object, above = ""): Map<string, string> {
  return new Map(
    Object.entries(object).flatMap(([key, value]): Array<[string, string]> => {
      if (value === undefined) return [];
      if (typeof value === "object" && value !== null && !Array.isArray(value))
        return [...flat(value, `${above}${key}.`)];
      return [[`${above}${key}`, JSON.stringify(value)]];
    }),
  );
}

function shown(value: string | undefined): string {
  if (value === undefined) return "nothing";
  return value.length > 60 ? `${value.slice(0, 57)}…` : value;
}
