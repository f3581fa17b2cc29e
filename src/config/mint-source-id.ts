/** An id for a source from its title, else its host: lower-case Latin letters, digits and hyphens; none of those taken. */
export function mintSourceId(title: string | undefined, url: string, taken: ReadonlySet<string>): string {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^(www|feeds|rss)\./, "") : "";
  const base = slug(title ?? "") || slug(host) || "source";
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
  }
}

function slug(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
}
