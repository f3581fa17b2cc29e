import { setTimeout as sleep } from "node:timers/promises";

/** A terminal that can be drawn on: standard output, where it is one. */
export interface Screen {
  write(text: string): unknown;
  columns?: number;
  rows?: number;
}

/** Another screen, without a cursor and without wrapping long lines; and back to what was there before. */
const [ENTER, LEAVE] = ["\u001b[?1049h\u001b[?25l\u001b[?7l", "\u001b[?7h\u001b[?25h\u001b[?1049l"];
const [HOME, LINE_END, SCREEN_END] = ["\u001b[H", "\u001b[K", "\u001b[J"];

/**
 * Draws a text on a screen of its own, again every `pause` milliseconds, until `stopped` settles; lines that the screen has no room
 * for are left out. The terminal is given back as it was, also when drawing throws.
 */
export async function redraw(
  draw: (columns: number | undefined) => Promise<string>,
  { screen, pause, stopped }: { screen: Screen; pause: number; stopped: Promise<unknown> },
): Promise<void> {
  const over = new AbortController();
  void stopped.then(() => over.abort());
  screen.write(ENTER);
  try {
    while (!over.signal.aborted) {
      const lines = (await draw(screen.columns)).split("\n").slice(0, screen.rows);
      screen.write(`${HOME}${lines.map((line) => `${line}${LINE_END}`).join("\n")}${SCREEN_END}`);
      await Promise.race([stopped, sleep(pause, undefined, { signal: over.signal }).catch(onlyAborts)]);
    }
  } finally {
    screen.write(LEAVE);
  }
}

function onlyAborts(error: unknown): void {
  if (!(error instanceof Error && error.name === "AbortError")) throw error;
}
