import { Argument, Command } from "commander";
import type { PlaceOf } from "../config/place-of.ts";
import type { StoredEntry } from "../model/stored-entry.ts";
import { findEntries } from "../pipeline/find-entry.ts";
import { pathsOf } from "../pipeline/place.ts";
import type { Services } from "../services.ts";
import { CommandFailure } from "./command-failure.ts";
import { explainRoute, type RouteWords, routeLines } from "./explain-route.ts";
import { configOption, openChecked } from "./open-configuration.ts";
import { say } from "./say.ts";
import { withServices } from "./with-services.ts";

/** Why one stored entry is where it is. */
interface Explanation extends RouteWords {
  ref: string;
  id: string;
  title: string;
  url?: string;
  language?: string;
  /** When a poll first brought it. */
  firstSeen: string;
  /** The feeds that list it now. */
  feeds: string[];
  /** Sections that nothing brings it to. */
  elsewhere: string[];
  /** True where the rules now configured would shelve it otherwise than it is: they have not been applied to it yet. */
  pending: boolean;
}

/** `broadsheet explain ENTRY`: where a stored entry is shelved, by which rules, and why not elsewhere. */
export function explainCommand(): Command {
  return new Command("explain")
    .description("Explain where a stored entry is shelved, by which rules, and why not elsewhere")
    .addArgument(new Argument("<entry>", "its ref, its id, or the address it is read at"))
    .addOption(configOption())
    .option("--json", "as JSON, for scripts")
    .action(async (name: string, options: { config?: string; json?: boolean }) => {
      const { configuration, placeOf } = await openChecked(options.config);
      await withServices(configuration, async (services) => {
        const found = await findEntries(name, services);
        if (found.length === 0)
          throw new CommandFailure(`No stored entry has the id, ref or address ${name}.`);
        const explained = found.flatMap((stored) => explain(stored, placeOf, services) ?? []);
        if (explained.length === 0)
          throw new CommandFailure(
            `${found[0]?.ref} is of a source that is not configured any more: no feed lists it.`,
          );
        say(
          options.json
            ? JSON.stringify(explained, null, 2)
            : explained.map((one) => describe(one).join("\n")).join("\n\n"),
        );
      });
    });
}

function explain(stored: StoredEntry, placeOf: PlaceOf, { network }: Services): Explanation | undefined {
  const { sources, router, configuration } = network();
  const source = sources.get(stored.sourceId);
  if (source === undefined) return undefined;
  const { id, title, url, language } = stored.entry;
  const route = router.route(stored.entry, source, Date.parse(stored.firstSeen));
  const named = new Set(route.reasons.map(({ section }) => section));
  const after = {
    ...stored,
    sections: route.sections,
    tags: route.tags,
    dropped: route.dropped && (true as const),
  };
  const feeds = pathsOf(stored);
  return {
    ...{ ref: stored.ref, id, title, url, language, firstSeen: stored.firstSeen, feeds },
    ...explainRoute(route, { source, tags: configuration.tags, placeOf }),
    elsewhere: configuration.sections.map((section) => section.id).filter((section) => !named.has(section)),
    pending: feeds.toSorted().join(" ") !== pathsOf(after).toSorted().join(" "),
  };
}

function describe(explanation: Explanation): string[] {
  const { ref, id, title, url, language, firstSeen, feeds, elsewhere, pending, dropped } = explanation;
  return [
    title || "(no title)",
    `  ${ref}  ${language ?? "no language"}  first seen ${firstSeen.slice(0, 16)}Z`,
    `  ${url ?? id}`,
    ...routeLines(explanation, "  "),
    ...(elsewhere.length === 0 || dropped
      ? []
      : [`  not in ${elsewhere.join(", ")}: no rule of theirs holds`]),
    `  listed in: ${feeds.join(", ") || "nothing"}`,
    ...(pending
      ? [
          "  The rules have changed since it was shelved: a running service shelves it anew, and so does broadsheet reindex.",
        ]
      : []),
  ];
}
