import { z } from "zod";
import { ruleSchema } from "./rule-schema.ts";
import { label, tagId } from "./scalars.ts";
import { oneOrMore, strict } from "./strict.ts";

/** One element of `tags.yaml`. */
export const tagSchema = strict({
  id: tagId,
  title: label,
  aliases: oneOrMore(label, 0).default([]),
  parents: oneOrMore(label, 0).optional(),
  match: oneOrMore(ruleSchema).optional(),
  derive: z.enum(["untagged", "always"]).optional(),
});
