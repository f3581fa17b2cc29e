/** How many begin together, and for how many milliseconds the first waits for the others. */
export interface StepWidth {
  most: number;
  patience: number;
}

/** Has work begin together with other work that comes in within a moment, so that both take their steps in the same turns of the event loop. */
export function createStep({ most, patience }: StepWidth): (begin: () => void) => void {
  let waiting: Array<() => void> = [];
  let timer: NodeJS.Timeout | undefined;
  const go = () => {
    clearTimeout(timer);
    const ready = waiting;
    waiting = [];
    for (const begin of ready) begin();
  };
  return (begin) => {
    waiting.push(begin);
    if (waiting.length === 1) timer = setTimeout(go, patience);
    if (waiting.length === most) go();
  };
}
