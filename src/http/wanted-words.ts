/** What an address that leads nowhere seems to ask for, as words to search for: of its last part, without a suffix. */
export function wantedWords(target: string): string {
  const [path = ""] = target.split("?", 1);
  const last = path.split("/").findLast((part) => part !== "") ?? "";
  return decoded(last)
    .replace(/\.\w{1,5}$/, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()
    .slice(0, 80);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A URIError is how the platform says that this is not percent-encoded text; it is then as it stands.
    return part;
  }
}
