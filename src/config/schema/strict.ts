import { z } from "zod";
import { didYouMean } from "../did-you-mean.ts";

/**
 * An object that takes no other keys than those of `shape`. The message of its `unrecognized_keys` issue holds one line for each key, in
 * the order of the issue's `keys`.
 */
export function strict<Shape extends z.core.$ZodShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => `unknown key "${key}"${didYouMean(key, Object.keys(shape))}`).join("\n")
        : undefined,
  });
}

/** A list of at least `least` elements, or one element written without its brackets. */
export function oneOrMore<Element extends z.ZodType>(element: Element, least = 1) {
  return z.preprocess((input) => (Array.isArray(input) ? input : [input]), z.array(element).min(least));
}
