/** The scheme of categories that are tags of ours (RFC 4287 §4.2.2.2): a slug appended to it is the tag's page. */
export function tagScheme(baseUrl: string): string {
  return `${baseUrl}/tags/`;
}
