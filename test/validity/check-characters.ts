import { doubtful, type Finding, wrong } from "./finding.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/;
const BROKEN = /[\uFFFD\p{Noncharacter_Code_Point}\p{Surrogate}]/u;
/** UTF-8 that was read as Latin-1. */
const TWICE = /[\u00C2\u00C3][\u0080-\u00BF]/;

/** Characters that say of a document that something went wrong with its encoding. */
export function checkCharacters(text: string): Finding[] {
  return [
    ...(CONTROL.test(text) ? [wrong("document", "control character")] : []),
    ...(BROKEN.test(text) ? [doubtful("document", "broken character")] : []),
  ];
}

/** One text of a document: encoded twice, it is doubted. */
export function checkEncodedOnce(where: string, text: string): Finding[] {
  if (!TWICE.test(text) || /[^\p{ASCII}\u0080-\u00FF]/u.test(text)) return [];
  const decoded = Buffer.from(text, "latin1").toString("utf8");
  return decoded.includes("\uFFFD") ? [] : [doubtful(where, `encoded twice: ${text.slice(0, 60)}`)];
}
