/**
 * Resolves a reference against a base into an absolute http, https, ftp, mailto, magnet, tel or tag-like URL; `undefined`
 * for anything else or unreadable. White space around and line breaks inside are dropped. Never throws.
 */
export function resolveUrl(reference: string, base?: string): string | undefined {
  const trimmed = reference.trim().replace(/[\t\r\n]+/g, "");
  if (trimmed === "" && base === undefined) return undefined;
  try {
    const url = base === undefined ? new URL(trimmed) : new URL(trimmed, base);
    return allowed.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

const allowed = new Set(["http:", "https:", "ftp:", "mailto:", "magnet:", "tel:"]);
