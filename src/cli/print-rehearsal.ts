import type { Rehearsal } from "../pipeline/rehearse.ts";
import { CommandFailure } from "./command-failure.ts";
import { type ExplainContext, explainRoute, type RouteWords, routeLines } from "./explain-route.ts";
import { say } from "./say.ts";

/** Prints a rehearsal for a person or as JSON. Throws a {@link CommandFailure} where nothing could be read. */
export function printRehearsal(rehearsal: Rehearsal, json: boolean, context: ExplainContext): void {
  const entries = rehearsal.entries.map((entry) => explained(entry, context));
  if (json) say(JSON.stringify({ ...rehearsal, entries }, null, 2));
  else for (const entry of entries) say(describe(entry).join("\n"));
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

function describe({ title, id, is, url, story, ...route }: ExplainedEntry): string[] {
  return [
    `${is.padEnd(9)} ${title || "(no title)"}`,
    `          ${url ?? id}`,
    ...routeLines(route, "          "),
    ...story.map(({ ref, relation, because }) => `          ${RELATIONS[relation]} ${ref}: ${because}`),
  ];
}

type RehearsedEntry = Rehearsal["entries"][number];
type ExplainedEntry = Omit<RehearsedEntry, keyof RouteWords> & RouteWords;

function explained(entry: RehearsedEntry, context: ExplainContext): ExplainedEntry {
  const { tagged, ignored, shelves, dropped, ...rest } = entry;
  return { ...rest, ...explainRoute({ reasons: shelves, grants: tagged, ignored, dropped }, context) };
}
