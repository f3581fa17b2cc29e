import { z } from "zod";
import type { EntryKind, EntryPart, Rule } from "../../model/configuration.ts";
import { duration, label, language, pattern, slug, urlPath } from "./scalars.ts";
import { oneOrMore, strict } from "./strict.ts";

const text = strict({ title: pattern.optional(), body: pattern.optional() }).refine(
  ({ title, body }) => title !== undefined || body !== undefined,
  "needs a title or a body pattern",
);

const KINDS = ["text", "audio", "video", "picture"] as const satisfies EntryKind[];
const PARTS = ["title", "body", "picture", "author", "tag", "file", "date"] as const satisfies EntryPart[];

const age = strict({ under: duration.optional(), over: duration.optional() })
  .refine(({ under, over }) => under !== undefined || over !== undefined, "needs under or over")
  .refine(({ under, over }) => under === undefined || over === undefined || over < under, {
    message: "can hold for nothing: what is under is not over as well",
  });

const nested = (): z.ZodType<Rule[]> => oneOrMore(z.lazy(() => ruleSchema));

/** One element of `match`: one key a condition; several keys must all hold. */
export const ruleSchema: z.ZodType<Rule> = strict({
  tag: oneOrMore(label).optional(),
  source: oneOrMore(slug).optional(),
  path: oneOrMore(urlPath).optional(),
  author: oneOrMore(label).optional(),
  language: oneOrMore(language).optional(),
  kind: oneOrMore(z.enum(KINDS)).optional(),
  has: oneOrMore(z.enum(PARTS)).optional(),
  age: age.optional(),
  text: text.optional(),
  any: nested().optional(),
  all: nested().optional(),
  not: nested().optional(),
}).transform((element, context): Rule => {
  const rules = Object.entries(element)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({ [key]: value }) as Rule);
  const [first] = rules;
  if (first === undefined) {
    context.addIssue({
      code: "custom",
      message:
        "needs a condition: tag, source, path, author, language, kind, has, age, text, any, all or not",
    });
    return z.NEVER;
  }
  return rules.length === 1 ? first : { all: rules };
});
