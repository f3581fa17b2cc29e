// Everything XML 1.0 forbids (§2.2), lone surrogates and non-characters, and the C1 controls that validators refuse.
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking control characters out is the point.
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;
const LINE_ENDS = /\r\n?/g;

/** Text that every XML and JSON reader accepts: no control characters, no lone surrogates, line ends as `\n`. */
export function cleanText(text: string): string {
  return text
    .replace(LINE_ENDS, "\n")
    .replace(FORBIDDEN, "")
    .replace(/\p{Surrogate}/gu, "");
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
