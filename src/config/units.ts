const DURATIONS: Record<string, number> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
const SIZES: Record<string, number> = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 };

/** Milliseconds of a duration such as `90s`, `30m`, `1.5h` or `7d`; `undefined` for anything else. */
export function parseDuration(text: string): number | undefined {
  return parseQuantity(text, DURATIONS, (unit) => unit);
}

/** Bytes of a size such as `512KB` or `15MB`, in powers of 1024; `undefined` for anything else. */
export function parseSize(text: string): number | undefined {
  return parseQuantity(text, SIZES, (unit) => unit.toUpperCase());
}

function parseQuantity(
  text: string,
  units: Record<string, number>,
  spell: (unit: string) => string,
): number | undefined {
  const match = /^(\d{1,12}(?:\.\d{1,6})?) ?([a-z]{1,2})$/i.exec(text.trim());
  const unit = units[spell(match?.[2] ?? "")];
  return match && unit !== undefined ? Math.round(Number(match[1]) * unit) : undefined;
}
