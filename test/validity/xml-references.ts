const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const REFERENCE = /&(?:#x([0-9A-Fa-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/g;

/** Character data with its references resolved; `undefined` where an ampersand begins none that XML itself knows. */
export function resolveReferences(raw: string): string | undefined {
  if (!raw.includes("&")) return raw;
  let known = 0;
  const text = raw.replace(REFERENCE, (whole, hex?: string, decimal?: string, name?: string) => {
    const character = name === undefined ? characterOf(hex, decimal) : NAMED[name];
    if (character === undefined) return whole;
    known += 1;
    return character;
  });
  return known === raw.split("&").length - 1 ? text : undefined;
}

function characterOf(hex: string | undefined, decimal: string | undefined): string | undefined {
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  const control = code < 0x20 && code !== 0x9 && code !== 0xa && code !== 0xd;
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return control || surrogate || code > 0x10ffff ? undefined : String.fromCodePoint(code);
}
