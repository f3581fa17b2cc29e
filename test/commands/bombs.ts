import { BASIC_BOMBS } from "./bombs-basic.ts";
import { HTML_BOMBS } from "./bombs-html.ts";
import { ITEM_BOMBS } from "./bombs-items.ts";

/** The documents that are large or deep on purpose: every run begins with one of each. */
export const BOMBS: readonly { how: string; make: () => string }[] = [
  ...BASIC_BOMBS,
  ...ITEM_BOMBS,
  ...HTML_BOMBS,
];
