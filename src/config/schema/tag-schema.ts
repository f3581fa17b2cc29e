import { z } from "zod";
import { label, tagId } from "./scalars.ts";
import { strict } from "./strict.ts";

/** One element of `tags.yaml`. */
export const tagSchema = strict({ id: tagId, title: label, aliases: z.array(label).default([]) });
