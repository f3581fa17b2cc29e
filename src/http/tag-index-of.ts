import type { Tag } from "../model/configuration.ts";
import { type TagIndex, tagIndex } from "../route/tag-index.ts";

const made = new WeakMap<readonly Tag[], TagIndex>();

/** The look-up of the tags in force, made once for each configuration. */
export function tagIndexOf(tags: readonly Tag[]): TagIndex {
  const index = made.get(tags) ?? tagIndex(tags);
  made.set(tags, index);
  return index;
}
