import type { z } from "zod";
import { didYouMean } from "./did-you-mean.ts";
import type { Problem } from "./problem.ts";
import type { YamlDocument } from "./yaml-document.ts";

const KINDS: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  array: "a list",
  object: "a group of keys",
  boolean: "true or false",
};

/** All of a schema's findings as problems of `file`. */
export function explainIssues(
  issues: readonly z.core.$ZodIssue[],
  document: YamlDocument,
  file: string,
): Problem[] {
  const placesOfUnknownKeys = new Set(
    issues.flatMap(({ code, path }) => (code === "unrecognized_keys" ? [path.join("/")] : [])),
  );
  // Where a key is mistyped, "needs one of these keys" is its echo.
  const real = issues.filter(
    ({ code, path }) => code !== "custom" || !placesOfUnknownKeys.has(path.join("/")),
  );
  return real.flatMap((issue) => explainIssue(issue, document, file));
}

/** Says in plain words, and at its place, what a schema found. One issue can hold several unknown keys. */
function explainIssue(issue: z.core.$ZodIssue, document: YamlDocument, file: string): Problem[] {
  if (issue.code === "unrecognized_keys") {
    const messages = issue.message.split("\n");
    return issue.keys.map((key, index) => ({
      file,
      ...document.placeOfKey([...issue.path, key]),
      message: messages[index] ?? issue.message,
    }));
  }
  const key = issue.path.findLast((step) => typeof step === "string");
  const where = { file, ...document.placeOf(issue.path) };
  if (issue.code === "invalid_type" && issue.input === undefined && issue.path.length > 0) {
    return [{ ...where, message: `the key "${String(issue.path.at(-1))}" is missing` }];
  }
  const subject = key === undefined ? (issue.path.length > 0 ? "this element" : "the file") : `"${key}"`;
  return [{ ...where, message: `${subject} ${verdict(issue)}` }];
}

function verdict(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      // A schema's own words for what it wants begin with "must".
      return wrongKind(issue);
    case "invalid_value": {
      const values = issue.values.map(String);
      return `must be ${values.join(" or ")}, ${not(issue.input)}${didYouMean(String(issue.input), values)}`;
    }
    case "too_small":
      return issue.origin === "array" ? "must not be an empty list" : `must be at least ${issue.minimum}`;
    case "too_big":
      return `must be at most ${issue.maximum}`;
    default:
      return issue.message;
  }
}

function wrongKind(issue: z.core.$ZodIssueInvalidType): string {
  const wanted = issue.message.startsWith("must ")
    ? issue.message
    : `must be ${KINDS[issue.expected] ?? issue.expected}`;
  const quotes = wanted === "must be text" && ["number", "boolean"].includes(typeof issue.input);
  return `${wanted}, ${not(issue.input)}${quotes ? ": put it in quotes" : ""}`;
}

function not(input: unknown): string {
  if (input === null || input === undefined) return "but has no value";
  if (Array.isArray(input)) return "not a list";
  if (typeof input === "object") return "not a group of keys";
  const shown = typeof input === "string" ? `"${input.slice(0, 80)}"` : String(input);
  return typeof input === "number" ? `not the number ${shown}` : `not ${shown}`;
}
