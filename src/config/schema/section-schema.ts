import { z } from "zod";
import { ruleSchema } from "./rule-schema.ts";
import { label, language, slug, webUrl } from "./scalars.ts";
import { windowOverrides } from "./site-schema.ts";
import { oneOrMore, strict } from "./strict.ts";

const EVENTS = ["entry.published", "entry.updated", "entry.removed"] as const;

/** One element of `sections.yaml`. Without `match` a section holds what its sources bring. */
export const sectionSchema = strict({
  id: slug,
  title: label,
  description: label.optional(),
  match: oneOrMore(ruleSchema, 0).default([]),
  exclude: oneOrMore(ruleSchema).optional(),
  keep: oneOrMore(ruleSchema).optional(),
  drop: oneOrMore(ruleSchema).optional(),
  languages: oneOrMore(language).optional(),
  stories: z.enum(["lead", "every"]).default("lead"),
  window: windowOverrides.optional(),
  order: z.enum(["published", "arrival"]).optional(),
  webhooks: oneOrMore(
    strict({ url: webUrl, secret: slug, events: oneOrMore(z.enum(EVENTS)).default([...EVENTS]) }),
  ).optional(),
});
