/** Lists and objects that are still read: each costs about 100 bytes, however little it says. */
const MOST = 500_000;
/** No format nests deeper. */
const DEEPEST = 200;

/** Characters. */
const LARGEST_BY_HAND = 2_000_000;

const BACKSLASH = 92;
const QUOTE = 34;

/**
 * The value of a JSON text, or `undefined` for one that is broken, or nests deeper than 200 or holds more lists and objects than 500,000:
 * `JSON.parse` would need a hundred times its size.
 */
export function readJson(text: string): unknown {
  if (!isBounded(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text.length > LARGEST_BY_HAND ? undefined : readLoosely(text);
  }
}

/** JSON as hand-made feeds have it: line breaks in texts, a comma after the last member. */
function readLoosely(text: string): unknown {
  try {
    return JSON.parse(text.replace(/[^\S ]/g, " ").replace(/, ?(?=[\]}])/g, ""));
  } catch {
    // The refusal says that it is JSON; where it breaks helps nobody.
    return undefined;
  }
}

function isBounded(text: string): boolean {
  let depth = 0;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = stringEnd(text, at + 1);
    // `[` and `{`, `]` and `}` differ by one bit.
    else if ((code | 0x20) === 0x7b) {
      count += 1;
      depth += 1;
      if (depth > DEEPEST || count > MOST) return false;
    } else if ((code | 0x20) === 0x7d) depth -= 1;
  }
  return true;
}

/** Where a string ends, its text beginning at `from`; behind the end where it does not. */
function stringEnd(text: string, from: number): number {
  let end = text.indexOf('"', from);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
  return slashes % 2 === 1;
}
