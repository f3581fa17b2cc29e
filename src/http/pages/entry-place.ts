/** Where the page of an entry stands below the public base. */
export function entryPlace(ref: string): string {
  const slash = ref.indexOf("/");
  return `/entries/${encodeURIComponent(ref.slice(0, slash))}/${encodeURIComponent(ref.slice(slash + 1))}`;
}
