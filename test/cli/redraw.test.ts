import { EventEmitter, once } from "node:events";
import { describe, expect, it } from "vitest";
import { redraw } from "../../src/cli/redraw.ts";

/** A terminal of the given size that remembers what was written to it. */
function terminal(columns: number, rows: number) {
  const written: string[] = [];
  return { written, columns, rows, write: (text: string) => written.push(text) };
}

describe("redraw", () => {
  it("draws again and again until it is stopped, and gives the terminal back", async () => {
    const screen = terminal(80, 24);
    let drawn = 0;
    const stop = new AbortController();
    const stopped = new Promise<void>((resolve) => stop.signal.addEventListener("abort", () => resolve()));
    await redraw(
      async (columns) => {
        drawn += 1;
        if (drawn === 3) stop.abort();
        return `look ${drawn} of ${columns}`;
      },
      { screen, pause: 1, stopped },
    );
    expect(drawn).toBe(3);
    expect(screen.written.filter((text) => text.includes("look"))).toHaveLength(3);
    expect(screen.written[1]).toContain("look 1 of 80");
    expect(screen.written[0]).toContain("\u001b[?1049h");
    expect(screen.written.at(-1)).toContain("\u001b[?1049l");
  });

  it("does not wait for the next look once it is stopped", async () => {
    const screen = terminal(80, 24);
    await redraw(async () => "once", { screen, pause: 2 ** 31 - 1, stopped: Promise.resolve() });
    expect(screen.written.at(-1)).toContain("\u001b[?1049l");
  });

  it("leaves out lines that the screen has no room for", async () => {
    const screen = terminal(80, 2);
    await redraw(async () => "one\ntwo\nthree", { screen, pause: 1, stopped: Promise.resolve() });
    expect(screen.written[1]).toContain("two");
    expect(screen.written[1]).not.toContain("three");
    expect(screen.written[1]).not.toMatch(/\n.*\n/);
  });

  it("gives the terminal back when drawing throws", async () => {
    const screen = terminal(80, 24);
    const broken = redraw(() => Promise.reject(new Error("the store is away")), {
      screen,
      pause: 1,
      stopped: once(new EventEmitter(), "never"),
    });
    await expect(broken).rejects.toThrow("the store is away");
    expect(screen.written.at(-1)).toContain("\u001b[?1049l");
  });
});
