const HARMLESS = /^(?:[:,;#%.\sa-zA-Z0-9!]|\w-\w|'[\s\w]+'|"[\s\w]+"|\([\d,\s]+\))*$/;
const DECLARATIONS = /^(?:\s*[-\w]+\s*:\s*[^:;]*(?:;|$))*$/;
const PROPERTIES = new Set(
  (
    "background background-color border border-collapse clear color direction display float font font-family font-size font-style " +
    "font-variant font-weight height letter-spacing line-height list-style-type margin padding text-align text-decoration text-indent " +
    "unicode-bidi vertical-align white-space width"
  ).split(" "),
);
const KEYWORDS = new Set(
  (
    "aqua auto black block blue bold both bottom brown center collapse dashed dotted fuchsia gray green !important italic left lime maroon " +
    "medium none navy normal nowrap olive pointer purple red right solid silver teal top transparent underline white yellow"
  ).split(" "),
);
const VALUE = /^(?:#[0-9a-f]+|rgb\(\d+%?,\d*%?,?\d*%?\)?|\d?\.?\d?\d(?:cm|em|ex|in|mm|pc|pt|px|%|,|\))?)$/;

/** What of a `style` attribute a validator would call dangerous. */
export function checkStyle(style: string): string[] {
  if (!HARMLESS.test(style) || !DECLARATIONS.test(style)) return [style];
  return [...style.toLowerCase().matchAll(/([-\w]+)\s*:\s*([^:;]*)/g)].flatMap(
    ([, name = "", value = ""]) => {
      if (!PROPERTIES.has(name)) return [name];
      if (!/^(?:background|border|margin|padding)/.test(name)) return [];
      return value.split(/\s+/).filter((word) => word !== "" && !KEYWORDS.has(word) && !VALUE.test(word));
    },
  );
}
