import { z } from "zod";
import { label, language, slug, webUrl } from "./scalars.ts";
import { pollingOverrides, websubOverrides } from "./site-schema.ts";
import { oneOrMore, strict } from "./strict.ts";

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
});
