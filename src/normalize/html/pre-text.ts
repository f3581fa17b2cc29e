/**
 * Takes the line feeds off the text behind a `<pre>` tag (`out[pre]`), in place: parsers skip one there and serialisers forget to write it
 * again, so only text that begins with something else reads back the same.
 */
export function trimLineFeeds(out: string[], pre: number): void {
  for (let next = pre + 1; next < out.length; next += 1) {
    const trimmed = out[next]?.replace(/^\n+/, "") ?? "";
    out[next] = trimmed;
    if (trimmed !== "") return;
  }
}
