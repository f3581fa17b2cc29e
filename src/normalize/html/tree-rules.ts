import { BLOCK, FORMATTING, HEADING, MEDIA, PHRASE, SCOPE, TABLE_PART } from "./elements.ts";
import type { OpenElement } from "./open-element.ts";

/** What the rules need to know of an open element. */
interface Open {
  readonly name: string;
  readonly flags: number;
  readonly kept: boolean;
}
type Stack = readonly Open[];

const IMPLIED_END: ReadonlySet<string> = new Set(["dd", "dt", "li", "p", "rb", "rp", "rt", "rtc"]);
const NONE = -1;

/** Which open element an end tag closes, or -1 for one that closes nothing (HTML standard §13.2.6.4.7). */
export function closedBy(stack: Stack, name: string, flags: number): number {
  for (let index = stack.length - 1; index > 0; index -= 1) {
    const element = stack[index];
    if (element === undefined) return NONE;
    if (element.name === name || (flags & HEADING && element.flags & HEADING)) return index;
    if (isBarrier(element, name, flags)) return NONE;
  }
  return NONE;
}

function isBarrier(element: Open, name: string, flags: number): boolean {
  if (name === "table") return false;
  if (element.name === "table") return true;
  if (element.flags & SCOPE && !(flags & TABLE_PART)) return true;
  if (name === "li" && (element.name === "ul" || element.name === "ol")) return true;
  // Only formatting reaches through blocks.
  return !(flags & (FORMATTING | BLOCK | TABLE_PART)) && (element.flags & (BLOCK | TABLE_PART)) > 0;
}

/** The open `p` that a block's start tag closes, or -1. */
export function openParagraph(stack: Stack): number {
  for (let index = stack.length - 1; index > 0; index -= 1) {
    const element = stack[index];
    if (element === undefined || element.flags & SCOPE) return NONE;
    if (element.name === "p") return index;
  }
  return NONE;
}

/** The open item of the same list that the start of the next one closes, or -1. `name` is li, dd or dt. */
export function openListItem(stack: Stack, name: string): number {
  for (let index = stack.length - 1; index > 0; index -= 1) {
    const element = stack[index];
    if (element === undefined) return NONE;
    const { name: other, flags } = element;
    if (name === "li" ? other === "li" : other === "dd" || other === "dt") return index;
    const passable = other === "address" || other === "div" || other === "p";
    if (flags & (BLOCK | TABLE_PART) && !passable) return NONE;
  }
  return NONE;
}

/**
 * The heading that another heading's start tag closes, or -1. Browsers look at the parent only; looking through phrases keeps the answer
 * the same where such an element loses its tags later.
 */
export function openHeading(stack: Stack): number {
  const parent = stack.findLastIndex(({ flags }) => (flags & (PHRASE | MEDIA)) === 0);
  return (stack[parent]?.flags ?? 0) & HEADING ? parent : NONE;
}

/** The link that another link's start tag would stand in, or -1. Cells keep their links to themselves. */
export function openLink(stack: Stack): number {
  for (let index = stack.length - 1; index > 0; index -= 1) {
    const element = stack[index];
    if (element === undefined || element.flags & SCOPE) return NONE;
    if (element.name === "a" && element.kept) return index;
  }
  return NONE;
}

/** What the start of a ruby part closes: an index, -1 for nothing, or undefined where no ruby is open. */
export function rubyPartEnd(stack: Stack, name: string): number | undefined {
  const ruby = stack.findLastIndex((element) => element.name === "ruby" || (element.flags & SCOPE) > 0);
  if (stack[ruby]?.name !== "ruby") return undefined;
  const inContainer = name === "rt" || name === "rp";
  return stack.findIndex(
    (element, index) =>
      index > ruby && IMPLIED_END.has(element.name) && !(inContainer && element.name === "rtc"),
  );
}

/** The innermost open table, or -1. */
export function openTable(stack: Stack): number {
  return stack.findLastIndex(({ name }) => name === "table");
}

/** What stands at the bottom of every stack; it has no name and is never closed. */
export function rootElement<Note>(): OpenElement<Note> {
  return { name: "", flags: 0, tag: "", chunk: -1, unwritten: undefined, note: undefined, kept: true };
}
