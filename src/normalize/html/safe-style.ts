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
