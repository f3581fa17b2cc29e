/** What a look at one thing came to. */
export interface Finding {
  /** What was looked at, in a word or two: `Redis`, `clock`. */
  about: string;
  /** `fault`: the service does not run, or loses something. `doubt`: it runs, and somebody should look. */
  verdict: "good" | "doubt" | "fault";
  /** One sentence. */
  says: string;
  /** What to do, in one sentence; always there where the verdict is not `good`. */
  remedy?: string;
}

/** Something is as it should be. */
export function good(about: string, says: string): Finding {
  return { about, verdict: "good", says };
}

/** Something runs, and somebody should look at it. */
export function doubt(about: string, says: string, remedy: string): Finding {
  return { about, verdict: "doubt", says, remedy };
}

/** Something keeps the service from running, or loses something. */
export function fault(about: string, says: string, remedy: string): Finding {
  return { about, verdict: "fault", says, remedy };
}
