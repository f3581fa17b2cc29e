import type { Rehearsal } from "../pipeline/rehearse.ts";
import { CommandFailure } from "./command-failure.ts";
import { say } from "./say.ts";

/** Prints a rehearsal for a person or as JSON. Throws a {@link CommandFailure} where nothing could be read. */
export function printRehearsal(rehearsal: Rehearsal, json: boolean): void {
  if (json) say(JSON.stringify(rehearsal, null, 2));
  else for (const entry of rehearsal.entries) say(describe(entry).join("\n"));
  if (rehearsal.problem !== undefined) throw new CommandFailure(rehearsal.problem);
  if (json) return;
  const count = (kind: string) => rehearsal.entries.filter(({ is }) => is === kind).length;
  say(
    `\n${rehearsal.entries.length} entries: ${count("new")} new, ${count("updated")} updated, ${count("unchanged")} unchanged. Nothing was stored.`,
  );
}

const RELATIONS = {
  copy: "tells the same as",
  translation: "translates, or is translated by,",
  event: "tells of one event with",
};

function describe({ title, id, is, url, tags, shelves, story }: Rehearsal["entries"][number]): string[] {
  return [
    `${is.padEnd(9)} ${title || "(no title)"}`,
    `          ${url ?? id}`,
    ...(tags.length > 0 ? [`          tags: ${tags.join(", ")}`] : []),
    ...shelves.map(
      ({ section, shelved, because }) => `          ${shelved ? "in" : "not in"} ${section}: ${because}`,
    ),
    ...story.map(({ ref, relation, because }) => `          ${RELATIONS[relation]} ${ref}: ${because}`),
    ...(shelves.some(({ shelved }) => shelved)
      ? []
      : ["          in no section: no rule matches; it is still in all"]),
  ];
}
