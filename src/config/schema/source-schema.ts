import { z } from "zod";
import { ruleSchema } from "./rule-schema.ts";
import { count, label, language, listAddress, slug, webUrl } from "./scalars.ts";
import { pollingOverrides, websubOverrides } from "./site-schema.ts";
import { oneMoreOrNone, oneOrMore, strict } from "./strict.ts";

/** Labels as keys; YAML reads `123:` as a number, which is the same key. What a label means is a tag, several, or none. */
const tagMap = z.record(z.string(), oneMoreOrNone(label));

/** `all`, or a list of labels. */
const ignoredLabels = oneOrMore(label, 0).transform((labels) => (labels.join() === "all" ? "all" : labels));

const settings = {
  homepage: webUrl.optional(),
  language: language.optional(),
  weight: z.number().default(1),
  sections: oneOrMore(slug, 0).default([]),
  polling: pollingOverrides.optional(),
  websub: websubOverrides.optional(),
  republish: z.enum(["full", "summary", "headline"]).default("full"),
  keep: oneOrMore(ruleSchema).optional(),
  drop: oneOrMore(ruleSchema).optional(),
  tags: strict({
    map: tagMap.default({}),
    ignore: ignoredLabels.default([]),
  }).optional(),
};

/** One element of `sources.yaml` that is a feed. */
export const sourceSchema = strict({ id: slug, title: label, url: webUrl, ...settings });

/** Folders of a list, and the sections that what lies in them goes to. */
const folders = z.record(label, oneOrMore(slug));

/** One element of `sources.yaml` that is a subscription list: each of its feeds is a source with these settings. */
export const sourceListSchema = strict({
  id: slug,
  title: label,
  opml: listAddress,
  ...settings,
  folders: folders.default({}),
  limit: count(1, 5_000).default(500),
});

/** One element of `sources.yaml`, checked. */
export type SourceElement = z.output<typeof sourceSchema> | z.output<typeof sourceListSchema>;
