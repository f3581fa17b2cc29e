import { checkConfiguration } from "../check.ts";
import type { ConfigFile } from "../config-file.ts";
import { meantIn } from "../did-you-mean.ts";
import type { Problem } from "../problem.ts";
import { mendedValue } from "./mended-value.ts";
import { writeScalar, writtenScalars } from "./written-scalars.ts";

/** Times that mended files are looked at again: a mistake can hide others. */
const ROUNDS = 20;
/** Columns that a tab stands for. */
const TAB = "  ";

/**
 * The files with their simple mistakes mended: tabs, keys and names mistyped by a letter or two, addresses without their scheme, ids taken
 * twice, durations in words, and the like. Comments and everything else stay as they are. What is not plain is left alone.
 */
export function mendFiles(files: readonly ConfigFile[]): ConfigFile[] {
  let mended = [...files];
  for (let round = 0; round < ROUNDS; round += 1) {
    const result = checkConfiguration(mended);
    if (result.kind === "configuration") break;
    const next = mended.map((file) => mendFile(file, result.problems));
    if (next.every((file, at) => textOf(file) === textOf(mended[at]))) break;
    mended = next;
  }
  return mended;
}

function textOf(file: ConfigFile | undefined): string {
  return file !== undefined && "text" in file.content ? file.content.text : "";
}

function mendFile(file: ConfigFile, problems: readonly Problem[]): ConfigFile {
  const own = problems.filter((problem) => problem.file === file.path);
  if (!("text" in file.content) || own.length === 0) return file;
  const { text } = file.content;
  if (own.some(({ message }) => message.startsWith("a tab is used to indent")))
    return { ...file, content: { text: withoutTabs(text) } };
  // From the end, so that what stands before keeps its place.
  const edits = own
    .flatMap((problem) => editFor(problem, text) ?? [])
    .sort((one, other) => other.start - one.start);
  const apart = edits.filter(({ end }, at) => at === 0 || end <= (edits[at - 1]?.start ?? 0));
  const mended = apart.reduce(
    (so, { start, end, text: put }) => so.slice(0, start) + put + so.slice(end),
    text,
  );
  return { ...file, content: { text: mended } };
}

function withoutTabs(text: string): string {
  return text.replace(/^[ \t]*\t[ \t]*/gm, (indent) => indent.replaceAll("\t", TAB));
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

function editFor({ line, column, message }: Problem, text: string): Edit | undefined {
  const offset = offsetOf(text, line, column);
  const scalars = writtenScalars(text).filter(({ end }) => end > offset);
  const meant = meantIn(message);
  if (meant !== undefined) {
    // The place may be that of a rule in which the name stands.
    const found = scalars.find(({ value }) => value.toLowerCase() === meant.written.toLowerCase());
    return found && { ...found, text: writeScalar(meant.meant, text.slice(found.start, found.end)) };
  }
  const found = scalars.find(({ start }) => start === offset);
  if (found === undefined) return undefined;
  const before = text.slice(found.start, found.end);
  if (/^the id ".*" is already taken/.test(message))
    return { ...found, text: writeScalar(freeId(found.value, text), before) };
  const mended = mendedValue(message, found.value);
  if (mended === undefined) return undefined;
  return { ...found, text: "text" in mended ? mended.text : writeScalar(mended.value, before) };
}

/** The first of `id-2`, `id-3` … that the file does not hold. */
function freeId(id: string, text: string): string {
  for (let number = 2; ; number += 1) if (!text.includes(`${id}-${number}`)) return `${id}-${number}`;
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) start = text.indexOf("\n", start) + 1;
  // A mark at the beginning of a file is no column.
  return start + column - 1 + (line === 1 && text.startsWith("\uFEFF") ? 1 : 0);
}
