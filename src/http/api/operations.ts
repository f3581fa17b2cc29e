import { z } from "zod";
import {
  entriesSchema,
  entrySchema,
  feedSchema,
  listingParameters,
  sourceSchema,
  storySchema,
} from "./schemas.ts";

/** One thing the API does: what its document and its page say of it. */
export interface Operation {
  id: string;
  /** As OpenAPI writes it: `{name}` for what varies. */
  path: string;
  summary: string;
  description?: string;
  /** Parameters in the path and in the query; those of the query may come repeatedly where `repeats` lists them. */
  path_parameters: Readonly<Record<string, z.ZodType>>;
  query: Readonly<Record<string, z.ZodType>>;
  repeats: readonly string[];
  answer: z.ZodType;
}

const filters = {
  section: z.string().optional().describe("Ids of sections: entries of any of them."),
  tag: z.string().optional().describe("Tags, by slug, title or alias: entries that have any of them."),
  source: z.string().optional().describe("Ids of sources."),
  lang: z
    .string()
    .optional()
    .describe("Language ranges: `pt` takes `pt-BR` as well (RFC 4647 basic filtering)."),
  not: z.string().optional().describe("What to leave out: `tag:x`, `source:y`, `section:z`, `lang:es`."),
  q: z
    .string()
    .optional()
    .describe('Words that all stand in the entry, "phrases" in quotes, -words that do not.'),
};

const whole = (list: string, of: z.ZodType) => z.strictObject({ [list]: z.array(of) });

/** Everything the API does, all of it reading. */
export const OPERATIONS: readonly Operation[] = [
  {
    id: "entries",
    path: "/api/v1/entries",
    summary: "Entries, the latest arrivals first",
    description:
      "Filters narrow each other; values of one, with commas between or repeated, are alternatives. Nothing that is stored is out of reach: follow `next` to the end. Entries that arrive meanwhile move nothing.",
    path_parameters: {},
    query: { ...filters, ...listingParameters.shape },
    repeats: Object.keys(filters),
    answer: entriesSchema,
  },
  {
    id: "entry",
    path: "/api/v1/entries/{source}/{key}",
    summary: "One entry by its ref",
    path_parameters: { source: z.string(), key: z.string() },
    query: {},
    repeats: [],
    answer: entrySchema,
  },
  {
    id: "story",
    path: "/api/v1/stories/{source}/{key}",
    summary: "The story an entry belongs to: who else tells it, and why they are taken to be one",
    path_parameters: { source: z.string(), key: z.string() },
    query: {},
    repeats: [],
    answer: storySchema,
  },
  {
    id: "lookup",
    path: "/api/v1/lookup",
    summary: "Entries by an id, a ref or the address they are read at",
    path_parameters: {},
    query: { name: z.string().min(1).max(2000).describe("Id, ref or address, as whole as it is known.") },
    repeats: [],
    answer: entriesSchema,
  },
  {
    id: "sections",
    path: "/api/v1/sections",
    summary: "The sections, in their configured order",
    path_parameters: {},
    query: {},
    repeats: [],
    answer: whole("sections", feedSchema),
  },
  {
    id: "tags",
    path: "/api/v1/tags",
    summary: "The tags that entries have, the most frequent first",
    path_parameters: {},
    query: {},
    repeats: [],
    answer: whole("tags", feedSchema),
  },
  {
    id: "sources",
    path: "/api/v1/sources",
    summary: "The sources, in their configured order",
    path_parameters: {},
    query: {},
    repeats: [],
    answer: whole("sources", sourceSchema),
  },
];
