import { z } from "zod";
import type { Configuration } from "../model/configuration.ts";
import { buildConfiguration } from "./build-configuration.ts";
import { doubtfulNames } from "./check-names.ts";
import { checkReferences } from "./check-references.ts";
import { idleRules } from "./check-rules.ts";
import type { CheckedList, CheckedParts, ReferenceProblem } from "./checked-parts.ts";
import { type ConfigFile, type ConfigPart, PARTS } from "./config-file.ts";
import { explainIssues } from "./explain-issue.ts";
import type { PlaceOf } from "./place-of.ts";
import type { Problem } from "./problem.ts";
import { sectionSchema } from "./schema/section-schema.ts";
import { siteSchema } from "./schema/site-schema.ts";
import { type SourceElement, sourceListSchema, sourceSchema } from "./schema/source-schema.ts";
import { tagSchema } from "./schema/tag-schema.ts";
import { readYaml, type YamlDocument } from "./yaml-document.ts";

/** A configuration, or everything that is wrong with its files, in the order of files and lines. */
export type CheckResult =
  | {
      kind: "configuration";
      configuration: Configuration;
      /** What can be so, and is probably not meant. */
      warnings: Problem[];
      placeOf: PlaceOf;
    }
  | { kind: "problems"; problems: Problem[] };

/** A file on its way through the checks. */
interface Reading {
  path: string;
  /** Absent where the file has no text or is no YAML. */
  document?: YamlDocument;
  problems: Problem[];
}

/** Checks the configuration's files, all at once: each by its schema, then against each other as far as they could be read. */
export function checkConfiguration(files: readonly ConfigFile[]): CheckResult {
  const read: Record<ConfigPart, Reading> = {
    site: readFile(files, "site"),
    sources: readFile(files, "sources"),
    sections: readFile(files, "sections"),
    tags: readFile(files, "tags"),
  };
  const parts: CheckedParts = {
    site: checkValue(read.site, siteSchema, [], read.site.document?.value ?? {}),
    sources: checkList<SourceElement>(read.sources, (value) =>
      isList(value) ? sourceListSchema : sourceSchema,
    ),
    sections: checkList(read.sections, () => sectionSchema),
    tags: checkList(read.tags, () => tagSchema),
  };
  for (const { part, path, message } of checkReferences(parts)) {
    const { path: file, document, problems } = read[part];
    if (document) problems.push({ file, ...document.placeOf(path), message });
  }
  const problems = Object.values(read).flatMap((reading) => reading.problems.sort(byPlace));
  const configuration = problems.length === 0 ? buildConfiguration(parts) : undefined;
  if (configuration === undefined) return { kind: "problems", problems };
  return {
    kind: "configuration",
    configuration,
    warnings: warningsIn(read, parts),
    placeOf: placesIn(read, parts),
  };
}

function warningsIn(read: Record<ConfigPart, Reading>, parts: CheckedParts): Problem[] {
  const place = ({ part, path }: Pick<ReferenceProblem, "part" | "path">) => {
    const { path: file, document } = read[part];
    return { file, ...(document?.placeOf(path) ?? { line: 1, column: 1 }) };
  };
  const shown = (rule: Pick<ReferenceProblem, "part" | "path">) => {
    const { file, line, column } = place(rule);
    return `the rule at ${file}:${line}:${column}`;
  };
  const found = [...idleRules(parts, shown), ...doubtfulNames(parts)];
  const problems = found.map((one) => ({ ...place(one), message: one.message, part: one.part }));
  return PARTS.flatMap((part) => problems.filter((one) => one.part === part).sort(byPlace)).map(
    ({ part: _, ...problem }) => problem,
  );
}

function placesIn(read: Record<ConfigPart, Reading>, parts: CheckedParts): PlaceOf {
  return (part, id, path) => {
    const { path: file, document } = read[part];
    const index = parts[part]?.ids.indexOf(id) ?? -1;
    if (document === undefined || index === -1) return undefined;
    const { line, column } = document.placeOf([index, ...path]);
    return `${file}:${line}:${column}`;
  };
}

function readFile(files: readonly ConfigFile[], part: ConfigPart): Reading {
  const file = files.find((candidate) => candidate.part === part);
  const path = file?.path ?? `${part}.yaml`;
  const content = file?.content ?? { failure: "is missing" };
  if ("failure" in content) {
    return { path, problems: [{ file: path, line: 1, column: 1, message: `the file ${content.failure}` }] };
  }
  const document = readYaml(content.text);
  const problems = document.errors.map((error) => ({ file: path, ...error }));
  return document.broken ? { path, problems } : { path, document, problems };
}

/** A list with everything commented out is an empty list. */
function checkList<Element>(
  reading: Reading,
  schemaOf: (value: unknown) => z.ZodType<Element>,
): CheckedList<Element> | undefined {
  const values = checkValue(reading, z.array(z.unknown()), [], reading.document?.value ?? []);
  return (
    values && {
      elements: values.map((value, index) => checkValue(reading, schemaOf(value), [index], value)),
      ids: values.map(idOf),
    }
  );
}

function checkValue<Value>(
  { path: file, document, problems }: Reading,
  schema: z.ZodType<Value>,
  path: PropertyKey[],
  value: unknown,
): Value | undefined {
  if (!document) return undefined;
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
  problems.push(...explainIssues(issues, document, file));
  return undefined;
}

function isList(value: unknown): boolean {
  return typeof value === "object" && value !== null && "opml" in value;
}

function idOf(value: unknown): string | undefined {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
  return typeof id === "string" ? id : undefined;
}

function byPlace(a: Problem, b: Problem): number {
  return a.line - b.line || a.column - b.column;
}
