import { tagSlug } from "./tag-slug.ts";

/** What a name comes to in any spelling: without case, accents, points, and the order of its parts (`Ríos, Ana`, `ANA RIOS`, `Ana Ríos`). */
export function authorKey(name: string): string {
  return tagSlug(name).split("-").sort().join("-");
}
