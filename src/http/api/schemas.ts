import { z } from "zod";

/** Entries of one answer at most. */
export const MOST_ENTRIES = 200;

const url = z.url();
const time = z.iso.datetime();

const person = z.strictObject({
  name: z.string(),
  url: url.optional(),
  role: z
    .enum(["contributor", "translator", "editor", "photographer", "agency"])
    .optional()
    .describe("Absent for authors."),
});

const picture = z.strictObject({
  url,
  type: z.string().optional(),
  width: z.int().optional(),
  height: z.int().optional(),
  alt: z.string().optional(),
  caption: z.string().optional(),
  credit: z.string().optional(),
});

const enclosure = z.strictObject({
  url,
  type: z.string(),
  length: z.int().describe("Bytes; 0 where nobody said."),
  title: z.string().optional(),
  duration: z.number().optional().describe("Seconds."),
});

const link = z.strictObject({
  rel: z.enum(["via", "related", "alternate"]),
  url,
  language: z.string().optional(),
  title: z.string().optional(),
});

/** An entry as the API gives it. */
export const entrySchema = z
  .strictObject({
    ref: z.string().describe("The entry's permanent name in this service: its source and a key."),
    id: z.string().describe("The id it is published under, the source's own wherever that can stand."),
    url: url.optional().describe("Where it is read."),
    title: z.string().describe("Plain text; empty where the source gives none."),
    summary: z.string().optional().describe("Clean HTML."),
    content: z.string().optional().describe("Clean HTML."),
    published: time,
    updated: time,
    first_seen: time.optional().describe("When a poll first brought it."),
    language: z.string().optional().describe("BCP 47."),
    authors: z.array(person),
    contributors: z.array(person),
    tags: z.array(
      z.strictObject({ label: z.string(), slug: z.string().optional().describe("Of the tag's feed.") }),
    ),
    sections: z.array(z.string()).describe("Ids."),
    enclosures: z.array(enclosure),
    pictures: z.array(picture).describe("The lead picture first."),
    links: z.array(link),
    comments_url: url.optional(),
    rights: z.string().optional(),
    licence: url.optional(),
    source: z.strictObject({ id: z.string(), title: z.string(), url, homepage: url.optional() }),
  })
  .meta({ id: "Entry" });

/** One of {@link entrySchema}. */
export type ApiEntry = z.infer<typeof entrySchema>;

/** Part of a listing of entries. */
export const entriesSchema = z
  .strictObject({
    entries: z.array(entrySchema.partial().required({ ref: true, id: true })),
    next: z
      .string()
      .optional()
      .describe("Where the next part begins: the same request with this as its cursor. Absent at the end."),
  })
  .meta({ id: "Entries" });

/** A feed of ours. */
export const feedSchema = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    entries: z.int().describe("How many entries stand in it now."),
    page: url,
    rss: url,
    atom: url,
    json: url,
  })
  .meta({ id: "Feed" });

/** A source, with the feed of what it brings. */
export const sourceSchema = feedSchema
  .extend({
    url: url.describe("The upstream feed."),
    homepage: url.optional(),
    language: z.string().optional(),
  })
  .meta({ id: "Source" });

const storyMember = z.strictObject({
  ref: z.string(),
  source: z.string().describe("Id."),
  title: z.string(),
  url: url.optional(),
  language: z.string().optional(),
  published: time,
  lead: z.boolean().describe("Whether it is the one that is shown for the story in its language."),
});

/** A story: one report, told by several entries. */
export const storySchema = z
  .strictObject({
    members: z
      .array(storyMember)
      .describe("Copies and translations of one text, the entry asked for among them."),
    related: z.array(storyMember).describe("Other texts about the same event."),
    ties: z.array(
      z.strictObject({
        one: z.string(),
        other: z.string(),
        relation: z.enum(["copy", "translation", "event"]),
        original: z.string().optional().describe("Of a translation: the one that the other was made from."),
        evidence: z.array(z.strictObject({ kind: z.string(), because: z.string() })),
      }),
    ),
  })
  .meta({ id: "Story" });

/** An error (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().describe("Id of the request, as in the X-Request-Id header."),
    parameter: z.string().optional().describe("The parameter that is at fault."),
  })
  .meta({ id: "Problem" });

/** Names that `fields` may list. */
export const FIELDS = Object.keys(entrySchema.shape) as Array<keyof ApiEntry>;

const field = z.enum(FIELDS as [keyof ApiEntry, ...Array<keyof ApiEntry>]);

/** How many, and from where on. */
export const listingParameters = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST_ENTRIES)
    .default(50)
    .describe("Entries of one answer. There may be fewer although more follow: `next` decides."),
  cursor: z.string().max(200).optional().describe("The `next` of the answer before."),
  fields: z
    .string()
    .max(500)
    .transform((text) =>
      text
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== ""),
    )
    .pipe(z.array(field))
    .optional()
    .describe(
      `What of each entry is wanted, with commas between; ref and id always are. Of ${FIELDS.join(", ")}.`,
    ),
});
