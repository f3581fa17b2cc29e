// Everything XML 1.0 forbids (§2.2), lone surrogates and non-characters; the C1 controls and the mark of a broken character, of which
// validators say that something went wrong.
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking control characters out is the point.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFD\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;
const LINE_ENDS = /\r\n?/g;
const ENCODED_TWICE = /[\u00C2\u00C3][\u0080-\u00BF]/;
const BEYOND_LATIN_1 = /[\u0100-\uFFFF]/;

/** Text that every XML and JSON reader accepts: no control characters, no lone surrogates, line ends as `\n`. */
export function cleanText(text: string): string {
  return decodedOnce(text).replace(LINE_ENDS, "\n").replace(FORBIDDEN, "");
}

/** `MÃ©xico` is `México`: text that is UTF-8 read as Latin-1 from one end to the other was never meant so. */
function decodedOnce(text: string): string {
  if (!ENCODED_TWICE.test(text) || BEYOND_LATIN_1.test(text)) return text;
  const decoded = Buffer.from(text, "latin1").toString("utf8");
  return decoded.includes("\uFFFD") ? text : decoded;
}

/** Text for one line: as {@link cleanText}, with every run of white space as one space and none at the ends. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").trim();
}

/** As {@link cleanText} for an optional value: `undefined` where nothing but white space is left. */
export function cleanOptional(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const clean = cleanText(text);
  return clean.trim() === "" ? undefined : clean;
}

/** As {@link cleanLine} for an optional value: `undefined` where nothing is left. */
export function cleanOptionalLine(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return cleanLine(text) || undefined;
}
