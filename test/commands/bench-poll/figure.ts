/** Prints one figure as a line of JSON; `ratio` says what it is compared with. */
export function figure(name: string, value: number, unit: string, ratio?: [to: string, value: number]): void {
  const rounded = Math.round(value * 10) / 10;
  const ratioTo = ratio && { ratioTo: { [ratio[0]]: Math.round(ratio[1] * 100) / 100 } };
  console.log(JSON.stringify({ name, value: rounded, unit, ...ratioTo }));
}
