/** The URL without tracking parameters and default ports. Idempotent; what cannot be read comes back unchanged. */
export function canonicalUrl(url: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  const kept = [...parsed.searchParams.keys()].filter((name) => !tracking.test(name));
  if (kept.length !== parsed.searchParams.size) {
    for (const name of [...parsed.searchParams.keys()]) {
      if (tracking.test(name)) parsed.searchParams.delete(name);
    }
  }
  return parsed.href;
}

const tracking = /^(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid)$/i;
