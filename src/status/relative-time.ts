/** A past time in words: `3 min ago`. Milliseconds since the epoch. */
export function ago(time: number, now: number): string {
  const words = span(now - time);
  return words === "now" ? "just now" : `${words} ago`;
}

/** A coming time in words: `in 58 min`; `now` for one that has come. Milliseconds since the epoch. */
export function until(time: number, now: number): string {
  const words = span(time - now);
  return words === "now" ? "now" : `in ${words}`;
}

const UNITS: ReadonlyArray<readonly [milliseconds: number, name: string]> = [
  [86_400_000, "d"],
  [3_600_000, "h"],
  [60_000, "min"],
  [1_000, "s"],
];

function span(milliseconds: number): string {
  for (const [size, name] of UNITS) {
    if (milliseconds >= size) return `${Math.floor(milliseconds / size)} ${name}`;
  }
  return "now";
}
