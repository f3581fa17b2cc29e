/** When a source publishes: how many of its entries appeared in each hour of the day and each day of the week (GMT). */
export interface Rhythm {
  /** Milliseconds since the epoch: nothing older is counted. */
  since: number;
  /** 24 counts; older entries weigh less. */
  hours: number[];
  /** 7 counts, Sunday first. */
  days: number[];
}
