import { resolveUrl } from "../url/resolve-url.ts";

/** One candidate of a `srcset`: an absolute URL and its width (`w`) or density (`x`) descriptor. */
export interface Candidate {
  url: string;
  descriptor: string;
}

const MOST = 32;
const DESCRIPTOR = /^(?:[1-9]\d{0,4}w|\d{1,2}(?:\.\d{1,3})?x)$/;

/**
 * Reads a `srcset` (HTML standard §4.8.4.2.1): candidates with absolute http(s) URLs and sane descriptors, at most 32; what is neither is
 * left out. Linear in the text.
 */
export function parseSrcset(text: string, base?: string): Candidate[] {
  const found: Candidate[] = [];
  let at = 0;
  while (at < text.length && found.length < MOST) {
    while (at < text.length && /[\s,]/.test(text.charAt(at))) at += 1;
    const start = at;
    while (at < text.length && !/\s/.test(text.charAt(at))) at += 1;
    let reference = text.slice(start, at);
    let descriptor = "";
    if (reference.endsWith(",")) reference = reference.replace(/,{1,8}$/, "");
    else {
      const end = text.indexOf(",", at);
      descriptor = text.slice(at, end < 0 ? text.length : end).trim();
      at = end < 0 ? text.length : end + 1;
    }
    const url = reference === "" || reference.startsWith("data:") ? undefined : resolveUrl(reference, base);
    if (url !== undefined && (descriptor === "" || DESCRIPTOR.test(descriptor)))
      found.push({ url, descriptor });
  }
  return found;
}

/** Candidates as one attribute value that parses back to the same. */
export function formatSrcset(candidates: readonly Candidate[]): string {
  return candidates
    .map(({ url, descriptor }) => {
      // A comma at either end of a URL would be read as a separator.
      const safe = url.replace(/,$/, "%2C");
      return descriptor === "" ? safe : `${safe} ${descriptor}`;
    })
    .join(", ");
}

/** The URL of the widest or densest candidate. */
export function largestOf(candidates: readonly Candidate[]): string | undefined {
  let best: Candidate | undefined;
  for (const candidate of candidates) {
    if (best === undefined || size(candidate) > size(best)) best = candidate;
  }
  return best?.url;
}

function size({ descriptor }: Candidate): number {
  const value = Number.parseFloat(descriptor || "1");
  return descriptor.endsWith("w") ? value / 320 : value;
}
