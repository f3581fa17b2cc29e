import { z } from "zod";
import type { Publication, Story } from "./publication.ts";

const edit = z.strictObject({
  after: z.number().positive(),
  title: z.string().optional(),
  standfirst: z.string().optional(),
  body: z.string().optional(),
  append: z.string().optional(),
});

const story = z
  .strictObject({
    key: z.string().regex(/^[a-z0-9-]+$/),
    desk: z.string().regex(/^[a-z0-9-]+$/),
    /** Hours before the press opened that it is dated; negative: dated ahead. */
    hours: z.number().optional(),
    /** Seconds after the press opened that it appears. */
    after: z.number().positive().optional(),
    title: z.string().optional(),
    standfirst: z.string().optional(),
    body: z.string(),
    by: z.array(z.string()).default([]),
    translator: z.string().optional(),
    translates: z.string().optional(),
    agency: z.string().optional(),
    tags: z.array(z.string()).default([]),
    language: z.string().optional(),
    picture: z.strictObject({ alt: z.string(), caption: z.string(), credit: z.string() }).optional(),
    audio: z.number().positive().optional(),
    video: z.number().positive().optional(),
    guid: z.boolean().default(true),
    edits: z.array(edit).default([]),
  })
  .refine(
    ({ hours, after }) => (hours === undefined) !== (after === undefined),
    "give either hours or after",
  );

const schema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  subtitle: z.string(),
  format: z.enum(["wordpress", "spip", "atom", "rdf", "json-feed", "youtube", "windows-1252", "malformed"]),
  language: z.string(),
  editor: z.string(),
  serving: z.strictObject({
    etag: z.boolean(),
    lastModified: z.boolean(),
    gzip: z.boolean(),
    announces: z.boolean(),
    fails: z.strictObject({ for: z.number(), every: z.number() }).optional(),
  }),
  briefs: z
    .strictObject({ title: z.string(), lines: z.array(z.string()).min(3), tags: z.array(z.string()) })
    .optional(),
  entries: z.array(story),
});

/** A publication from what its file says; throws a ZodError naming every field that is wrong. */
export function readPublication(value: unknown): Publication {
  const { entries, ...publication } = schema.parse(value);
  return { ...publication, stories: entries.map(readStory) };
}

function readStory({ hours, after, by, ...rest }: z.infer<typeof story>): Story {
  const dated = after ?? -(hours ?? 0) * 3600;
  // A story dated ahead stands in the feed from the start, as scheduled entries leak into real ones.
  return { ...rest, authors: by, dated, appears: after ?? Math.min(dated, 0) };
}
