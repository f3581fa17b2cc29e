import { z } from "zod";
import { ruleSchema } from "./rule-schema.ts";
import { label, language, slug, webUrl } from "./scalars.ts";
import { pollingOverrides, websubOverrides } from "./site-schema.ts";
import { oneOrMore, strict } from "./strict.ts";

/** Labels as keys; YAML reads `123:` as a number, which is the same key. What a label means is a tag, several, or none. */
const tagMap = z.record(
  z.string(),
  z.preprocess((input) => input ?? [], oneOrMore(label, 0)),
);

/** `all`, or a list of labels. */
const ignoredLabels = oneOrMore(label, 0).transform((labels) => (labels.join() === "all" ? "all" : labels));

/** One element of `sources.yaml`. */
export const sourceSchema = strict({
  id: slug,
  title: label,
  url: webUrl,
  homepage: webUrl.optional(),
  language: language.optional(),
  weight: z.number().default(1),
  sections: oneOrMore(slug, 0).default([]),
  polling: pollingOverrides.optional(),
  websub: websubOverrides.optional(),
  keep: oneOrMore(ruleSchema).optional(),
  drop: oneOrMore(ruleSchema).optional(),
  tags: strict({
    map: tagMap.default({}),
    ignore: ignoredLabels.default([]),
  }).optional(),
});
