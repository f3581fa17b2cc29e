const UNITS = ["B", "KB", "MB", "GB"];

/** Bytes in words, in powers of 1024 as the configuration counts them: `812 B`, `49.3 KB`, `14 MB`. */
export function sizeWords(bytes: number): string {
  let [size, unit] = [bytes, 0];
  while (size >= 1024 && unit < UNITS.length - 1) [size, unit] = [size / 1024, unit + 1];
  const digits = unit > 0 && size < 100 ? 1 : 0;
  return `${size.toFixed(digits).replace(/\.0$/, "")} ${UNITS[unit]}`;
}
