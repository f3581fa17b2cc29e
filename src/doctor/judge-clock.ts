import { doubt, type Finding, fault, good } from "./finding.ts";

const ABOUT = "clock";
/** Milliseconds. */
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Judges this machine's clock by what others say the time is.
 *
 * @param told what several hosts said, each with what the clock showed at that moment (milliseconds since the epoch).
 * @param installed when the newest file of this installation was made.
 */
export function judgeClock(
  now: number,
  told: ReadonlyArray<{ says: number; here: number }>,
  installed: number,
): Finding[] {
  if (installed - now > DAY)
    return [
      fault(
        ABOUT,
        `It shows ${new Date(now).toISOString()}, and this installation was made later than that.`,
        "Set it by NTP (timedatectl set-ntp true).",
      ),
    ];
  const off = told.map(({ says, here }) => here - says).sort((one, other) => one - other);
  const middle = off[Math.floor(off.length / 2)];
  if (middle === undefined)
    return [good(ABOUT, `It shows ${new Date(now).toISOString()}; nobody could be asked.`)];
  if (Math.abs(middle) <= MINUTE) return [good(ABOUT, "It agrees with what other hosts say.")];
  const words = `It is ${Math.round(Math.abs(middle) / 1000)} s ${middle > 0 ? "ahead of" : "behind"} what ${off.length === 1 ? "another host says" : `${off.length} other hosts say`}.`;
  const remedy =
    "Set it by NTP (timedatectl set-ntp true): dates of entries and times of polls are told by it.";
  return [
    off.length === 1
      ? doubt(ABOUT, words, `${remedy} If this one host is wrong, do nothing.`)
      : fault(ABOUT, words, remedy),
  ];
}
