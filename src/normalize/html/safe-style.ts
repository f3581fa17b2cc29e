const COLOUR =
  /^(?:#(?:[\da-f]{3}|[\da-f]{6})|black|silver|gr[ae]y|white|maroon|red|purple|fuchsia|green|lime|olive|yellow|navy|blue|teal|aqua|orange|brown|pink|gold|cyan|magenta|crimson|indigo|violet|(?:dark|light)(?:red|green|blue|gr[ae]y|cyan)|lightyellow|darkorange|steelblue|royalblue|firebrick|tomato|inherit)$/;
/** Of backgrounds validators know the first names of colours alone. */
const BACKGROUND =
  /^(?:#[\da-f]{3}|#[\da-f]{6}|black|silver|gray|white|maroon|red|purple|fuchsia|green|lime|olive|yellow|navy|blue|teal|aqua|brown)$/;
/** Lengths that stay within a column of text. */
const WIDTH = /^(?:\d{1,3}(?:\.\d{1,4})?px|(?:\d{1,2}|100)(?:\.\d{1,4})?%|\d{1,2}(?:\.\d{1,4})?em|auto)$/;

/** Declarations that only set type: nothing that loads, covers, moves or hides. */
const ALLOWED: ReadonlyMap<string, RegExp> = new Map([
  ["text-align", /^(?:left|right|center|justify|start|end)$/],
  ["direction", /^(?:ltr|rtl)$/],
  ["font-style", /^(?:italic|oblique|normal)$/],
  ["font-weight", /^(?:bold|bolder|normal|lighter|[1-9]00)$/],
  ["text-decoration", /^(?:underline|line-through|none)$/],
  ["font-variant", /^(?:small-caps|normal)$/],
  ["white-space", /^(?:pre|pre-wrap|pre-line|nowrap|normal)$/],
  ["list-style-type", /^(?:[a-z]+(?:-[a-z]+){0,2})$/],
  ["color", COLOUR],
  ["background-color", BACKGROUND],
  [
    "font-size",
    /^(?:(?:x{1,2}-)?(?:small|large)|medium|smaller|larger|(?:[89]|[1-4]\d)(?:\.\d{1,4})?(?:px|pt)|(?:[5-9]\d|[12]\d\d)(?:\.\d{1,4})?%|(?:0?\.[5-9]|[12](?:\.\d{1,4})?)\d{0,3}r?em)$/,
  ],
  ["line-height", /^(?:normal|[12](?:\.\d{1,4})?(?:em)?|1\d\d%)$/],
  ["float", /^(?:left|right|none)$/],
  ["clear", /^(?:left|right|both|none)$/],
  ["width", WIDTH],
  ["height", WIDTH],
  ["border-collapse", /^collapse$/],
  ["unicode-bidi", /^(?:normal|embed|isolate|plaintext|isolate-override|bidi-override)$/],
  ["vertical-align", /^(?:top|middle|bottom|baseline|sub|super)$/],
]);

/** The harmless declarations of a `style` attribute, or `undefined` where there are none. */
export function safeStyle(style: string): string | undefined {
  const kept: string[] = [];
  for (const declaration of style.slice(0, 1000).toLowerCase().split(";")) {
    const colon = declaration.indexOf(":");
    if (colon < 0) continue;
    const name = declaration.slice(0, colon).trim();
    const value = declaration.slice(colon + 1).trim();
    if (ALLOWED.get(name)?.test(value)) kept.push(`${name}:${value}`);
  }
  return kept.length > 0 ? kept.join(";") : undefined;
}
