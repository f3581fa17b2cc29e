/** A mistake in a configuration file. Lines and columns count from 1. */
export interface Problem {
  /** As the operator named it. */
  file: string;
  line: number;
  column: number;
  /** One sentence without its place. */
  message: string;
}
