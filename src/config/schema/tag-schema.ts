import { label, tagId } from "./scalars.ts";
import { oneOrMore, strict } from "./strict.ts";

/** One element of `tags.yaml`. */
export const tagSchema = strict({ id: tagId, title: label, aliases: oneOrMore(label, 0).default([]) });
