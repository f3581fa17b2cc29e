import { randomFrom } from "../random.ts";
import { DAY, DAYS, HOUR, START } from "./times.ts";

/** A SIGKILL for the poller that the origin is just answering. */
export interface Aim {
  /** Before a byte of the answer, half-way in its body, or once the poller has all of it. */
  when: "before" | "half-way" | "after";
  /** Real milliseconds to wait after the poller has the answer. */
  delay: number;
  /** The feed whose answer it must be; any unless told. */
  feed?: string;
}

/** What happens to the pollers, and when. */
export type Disturbance = { at: number } & (
  | { kind: "aim"; aim: Aim }
  /** SIGKILL for any one of them, whatever it is doing. */
  | { kind: "kill"; which: number }
  /** All are stopped as a deploy does, or killed, and started anew. */
  | { kind: "deploy" | "crash" }
  /** Further pollers join. */
  | { kind: "grow"; by: number }
  /** None runs until `until`. */
  | { kind: "outage"; until: number }
);

const AIMED = 12;
const BLUNT = 8;
const TOGETHER = 3;
const DELAYS = [0, 120, 200, 400];

/** The disturbances of a simulation, in order; a seed always gives the same. */
export function planDisturbances(seed: number): Disturbance[] {
  const random = randomFrom(seed);
  const pick = (length: number) => Math.floor(random() * length);
  const outage = { at: START + 15 * DAY + 5 * HOUR, until: START + 16 * DAY + 5 * HOUR };
  const sometime = () => {
    for (;;) {
      const at = Math.round(START + DAY + random() * (DAYS - 1.5) * DAY);
      // Nothing can be disturbed while nothing runs, and what follows an outage is to be seen undisturbed.
      if (at < outage.at - HOUR || at > outage.until + DAY) return at;
    }
  };
  const times = (length: number, make: (at: number) => Disturbance) =>
    Array.from({ length }, () => make(sometime()));
  const aimed = (["before", "half-way", "after"] as const).flatMap((when) =>
    times(AIMED, (at) => ({ at, kind: "aim", aim: { when, delay: DELAYS[pick(DELAYS.length)] ?? 0 } })),
  );
  // A large document takes long to bring in: its first, and later ones.
  const large: Disturbance[] = [
    { at: START, kind: "aim", aim: { when: "after", delay: 300, feed: "big-whole" } },
    { at: START + 6 * DAY, kind: "aim", aim: { when: "after", delay: 150, feed: "big-whole" } },
    { at: START + 6 * DAY, kind: "aim", aim: { when: "half-way", delay: 0, feed: "big-half" } },
    { at: START + 12 * DAY, kind: "aim", aim: { when: "after", delay: 200, feed: "big-whole" } },
    { at: START + 12 * DAY, kind: "aim", aim: { when: "before", delay: 0, feed: "big-half" } },
    { at: START + 24 * DAY, kind: "aim", aim: { when: "after", delay: 500, feed: "big-whole" } },
  ];
  const plan: Disturbance[] = [
    ...large,
    ...aimed,
    ...times(BLUNT, (at) => ({ at, kind: "kill", which: pick(4) })),
    ...times(TOGETHER, (at) => ({ at, kind: "deploy" })),
    ...times(TOGETHER, (at) => ({ at, kind: "crash" })),
    { at: START + 20 * DAY + 3 * HOUR, kind: "grow", by: 2 },
    { ...outage, kind: "outage" },
  ];
  return plan.sort((one, other) => one.at - other.at);
}
