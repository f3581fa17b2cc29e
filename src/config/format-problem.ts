import type { Problem } from "./problem.ts";

/** A problem as one line that editors and terminals can follow: `config/sources.yaml:12:5  unknown key "poling" — did you mean "polling"?` */
export function formatProblem({ file, line, column, message }: Problem): string {
  return `${file}:${line}:${column}  ${message}`;
}
