import type { PlaceOf } from "../config/place-of.ts";
import type { Source, Tag } from "../model/configuration.ts";
import type { TagGrant } from "../route/entry-tags.ts";
import type { Route } from "../route/router.ts";
import type { RulePlace } from "../route/rule-list.ts";

/** Why something is so, and where that is written (`file:line:column`), if it is. */
export interface Explained {
  because: string;
  rule?: string;
}

/** Where an entry is shelved, and why, as it is shown. */
export interface RouteWords {
  /** The sections that something brings it to; those not `shelved` do not take it. */
  shelves: Array<Explained & { section: string; shelved: boolean }>;
  tagged: Array<Explained & { tag: string }>;
  /** Labels that gave no tag. */
  ignored: Array<{ label: string; because: string }>;
  dropped?: Explained;
}

/** What explaining looks things up in. */
export interface ExplainContext {
  source: Pick<Source, "id" | "list">;
  tags: readonly Tag[];
  placeOf: PlaceOf;
}

/** Says in words why an entry is where it is. */
export function explainRoute(
  { reasons, grants, ignored, dropped }: Pick<Route, "reasons" | "grants" | "ignored" | "dropped">,
  { source, tags, placeOf }: ExplainContext,
): RouteWords {
  // What a list names is written where the list is.
  const owner = source.list ?? source.id;
  const shelves = reasons.map(({ section, shelved, because, rule }) => {
    const place =
      rule === undefined
        ? placeOf("sources", owner, ["sections"])
        : ruleAt(placeOf, "sections", section, rule);
    return { section, shelved, because, ...at(place) };
  });
  return {
    shelves,
    tagged: grants.map((grant) => explainTag(grant, owner, tags, placeOf)),
    ignored,
    ...(dropped && {
      dropped: {
        because: dropped.because,
        ...at(
          dropped.rule
            ? ruleAt(placeOf, "sources", owner, dropped.rule)
            : placeOf("sources", owner, ["keep"]),
        ),
      },
    }),
  };
}

function explainTag(
  grant: TagGrant,
  owner: string,
  tags: readonly Tag[],
  placeOf: PlaceOf,
): RouteWords["tagged"][number] {
  const { slug, from, by, name, folded, rule } = grant;
  const tag = slug;
  switch (by) {
    case "label":
      return {
        tag,
        because: `the label “${from}”${folded ? ", in the singular" : ""}; nobody configured it`,
      };
    case "name": {
      const path = namePath(
        name ?? slug,
        tags.find(({ id }) => id === slug),
      );
      const because = `the label “${from}” is “${name}”${folded ? " but for the plural" : ""}`;
      return { tag, because, ...at(placeOf("tags", slug, path)) };
    }
    case "map": {
      const place = placeOf("sources", owner, ["tags", "map", name ?? from]);
      return { tag, because: `the label “${from}”, by the source's map`, ...at(place) };
    }
    case "rule":
      return {
        tag,
        because: `by its own rule: ${from}`,
        ...at(rule && ruleAt(placeOf, "tags", slug, rule)),
      };
    case "parent":
      return { tag, because: `it is above ${from}`, ...at(placeOf("tags", from, ["parents"])) };
  }
}

function namePath(name: string, tag: Tag | undefined): Array<string | number> {
  const alias = tag?.aliases.indexOf(name) ?? -1;
  if (alias !== -1) return ["aliases", alias];
  return name === tag?.title ? ["title"] : ["id"];
}

function ruleAt(
  placeOf: PlaceOf,
  part: "sections" | "sources" | "tags",
  id: string,
  { list, at: index }: RulePlace,
) {
  return placeOf(part, id, [list, index]);
}

function at(rule: string | undefined): { rule?: string } {
  return rule === undefined ? {} : { rule };
}

/** The same as lines, indented by `indent`. */
export function routeLines({ shelves, tagged, ignored, dropped }: RouteWords, indent: string): string[] {
  const line = (what: string, { because, rule }: Explained) =>
    `${indent}${what}: ${because}${rule === undefined ? "" : `  (${rule})`}`;
  return [
    ...tagged.map((one) => line(`tag ${one.tag}`, one)),
    ...ignored.map(({ label, because }) => `${indent}no tag from “${label}”: ${because}`),
    ...shelves.map((one) => line(`${one.shelved ? "in" : "not in"} ${one.section}`, one)),
    ...(dropped
      ? [line("dropped by its source's filter", dropped), `${indent}it is stored, and in no feed`]
      : []),
    ...(dropped || shelves.some(({ shelved }) => shelved)
      ? []
      : [
          `${indent}in no section: ${shelves.length === 0 ? "no rule matches" : "none takes it"}; it is still in all`,
        ]),
  ];
}
