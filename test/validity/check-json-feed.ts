import * as z from "zod";
import { cleanLanguage } from "../../src/publish/clean-language.ts";
import { isUri } from "../../src/publish/clean-url.ts";
import { checkHtml } from "./check-html.ts";
import { checkRfc3339, checkUnique } from "./check-values.ts";
import { type CheckContext, doubtful, type Finding, wrong } from "./finding.ts";
import { checkJsonSchema } from "./json-feed-schema.ts";

const url = z
  .string()
  .refine((text) => /^https?:/i.test(text) && isUri(text), "not a full and valid address");
const language = z.string().refine((tag) => cleanLanguage(tag) !== undefined, "not a language");
const date = z.string().refine((text) => checkRfc3339("", text).length === 0, "not an RFC 3339 date");
const text = z.string().min(1);
const author = z
  .strictObject({ name: text.optional(), url: url.optional(), avatar: url.optional() })
  .refine((person) => Object.keys(person).length > 0, "says nothing");
const attachment = z.strictObject({
  url,
  mime_type: z.string().regex(/^[\w.+-]+\/[\w.+!#$&^-]+$/),
  title: text.optional(),
  size_in_bytes: z.number().nonnegative().optional(),
  duration_in_seconds: z.number().nonnegative().optional(),
});
const extension = z.looseObject({ about: url.optional() }).optional();
const item = z
  .strictObject({
    id: text,
    url: url.optional(),
    external_url: url.optional(),
    title: text.optional(),
    content_html: z.string().optional(),
    content_text: z.string().optional(),
    summary: text.optional(),
    image: url.optional(),
    banner_image: url.optional(),
    date_published: date.optional(),
    date_modified: date.optional(),
    authors: z.array(author).optional(),
    tags: z.array(text).optional(),
    language: language.optional(),
    attachments: z.array(attachment).optional(),
    _broadsheet: extension,
  })
  .refine((one) => one.content_html !== undefined || one.content_text !== undefined, "no content");
const feed = z.strictObject({
  version: z.literal("https://jsonfeed.org/version/1.1"),
  title: text,
  home_page_url: url.optional(),
  feed_url: url.optional(),
  description: z.string().optional(),
  user_comment: z.string().optional(),
  next_url: url.optional(),
  icon: url.optional(),
  favicon: url.optional(),
  authors: z.array(author).optional(),
  language: language.optional(),
  expired: z.boolean().optional(),
  hubs: z.array(z.strictObject({ type: text, url })).optional(),
  items: z.array(item),
  _broadsheet: extension,
});

/** JSON Feed 1.1: its schema, the rules it shares with the other formats, and our own: what is deprecated or says nothing is an error. */
export function checkJsonFeed(source: string, context: CheckContext): Finding[] {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    return [wrong("document", `not JSON: ${String(error)}`)];
  }
  const refused = checkJsonSchema(value);
  const result = feed.safeParse(value);
  if (!result.success) {
    const issues = result.error.issues.map(({ path, message }) => wrong(path.map(String).join("."), message));
    return [...refused, ...issues];
  }
  const { feed_url: self, items } = result.data;
  return [
    ...refused,
    ...(context.url !== undefined && self !== context.url
      ? [doubtful("feed_url", `is ${self}, not ${context.url}`)]
      : []),
    ...checkUnique(
      "items",
      items.map(({ id }) => id),
      "id",
    ),
    ...items.flatMap(({ content_html = "", summary = "" }, index) => [
      ...checkHtml(`items.${index}.content_html`, content_html),
      ...checkHtml(`items.${index}.summary`, summary),
    ]),
  ];
}
