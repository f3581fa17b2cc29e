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

const LISTS = new WeakSet<z.core.$ZodType>();

/** A list of at least `least` elements, or one element written without its brackets. */
export function oneOrMore<Element extends z.ZodType>(element: Element, least = 1) {
  const list = z.preprocess((input) => (Array.isArray(input) ? input : [input]), z.array(element).min(least));
  LISTS.add(list);
  return list;
}

const OPEN = new WeakSet<z.core.$ZodType>();

/** The same, or a key without a value for an empty list. */
export function oneMoreOrNone<Element extends z.ZodType>(element: Element) {
  const list = z.preprocess((input) => input ?? [], oneOrMore(element, 0));
  OPEN.add(list);
  return list;
}

/** Whether a schema takes a key without a value. */
export function takesNothing(schema: z.core.$ZodType): boolean {
  return OPEN.has(schema);
}

/** Whether a schema takes one element without brackets, too. */
export function takesOne(schema: z.core.$ZodType): boolean {
  return LISTS.has(schema);
}
