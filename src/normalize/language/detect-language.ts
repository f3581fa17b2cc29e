/** The BCP 47 code of the language the text is written in, or `undefined` where it cannot be told. */
export function detectLanguage(_text: string): string | undefined {
  return undefined;
}
