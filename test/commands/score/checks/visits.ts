import type { Asked } from "../request-log.ts";

/** Requests or feeds by a name of theirs, in the order they came. */
export function groupBy<One>(all: readonly One[], name: (one: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const group = groups.get(name(one));
    if (group) group.push(one);
    else groups.set(name(one), [one]);
  }
  return groups;
}

/** Requests that follow each other, in pairs. */
export function pairs(visits: readonly Asked[]): Array<{ before: Asked; after: Asked; gap: number }> {
  return visits.slice(1).flatMap((after, at) => {
    const before = visits[at];
    return before === undefined ? [] : [{ before, after, gap: after.at - before.at }];
  });
}
