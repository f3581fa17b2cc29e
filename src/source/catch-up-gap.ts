/** Milliseconds by which each late source moves all of them apart. */
const STEP = 1_000;

/**
 * Milliseconds between the visits of sources that an outage has left late. Many are spread over the shortest interval at which sources are
 * polled, `min`, which is as fast as they are polled anyway: at that pace nobody meets a burst, be they a hundred or a hundred thousand. A
 * handful is no burst and comes sooner, five within half a minute: a machine that was asleep has news at once.
 *
 * @param late how many sources are late.
 * @param min milliseconds.
 */
export function catchUpGap(late: number, min: number): number {
  return late === 0 ? 0 : Math.min(min / late, late * STEP);
}
