/** So many of something, as one says it: `1 source`, `3 entries` where the plural is told. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
