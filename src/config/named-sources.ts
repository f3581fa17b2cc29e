import type { Configuration, Rule } from "../model/configuration.ts";

/** The values of every `source` condition in a rule, at any depth. */
export function namedSources(rule: Rule): string[] {
  if ("source" in rule) return rule.source;
  const inner = "any" in rule ? rule.any : "all" in rule ? rule.all : "not" in rule ? rule.not : [];
  return inner.flatMap(namedSources);
}

/** Sources that sections' rules name and that are not there; with lists, which feeds there are is not the configuration's to say. */
export function absentSources({
  sections,
  sources,
  lists,
}: Pick<Configuration, "sections" | "sources" | "lists">): string[] {
  const present = new Set([...sources, ...lists].map(({ id }) => id));
  const named = new Set(sections.flatMap(({ match }) => match).flatMap(namedSources));
  return [...named].filter((id) => !present.has(id));
}
