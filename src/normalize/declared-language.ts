/** A language as documents write it (`en_us`, ` EN `) as a BCP 47 tag, its case untouched; `undefined` for what is none. */
export function declaredLanguage(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const plain = written
    .trim()
    .replaceAll("_", "-")
    .replace(/[.;,@].*$/, "");
  return /^(?:[A-Za-z]{2,3}|[ix](?=-))(?:-[A-Za-z0-9]{1,8}){0,4}$/.test(plain) ? plain : undefined;
}
