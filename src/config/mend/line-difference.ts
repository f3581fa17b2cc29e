/** A line that is another, or is there no more. Lines count from 1, in the text before. */
export interface LineDifference {
  line: number;
  before: string;
  after: string;
}

/** The lines in which two texts differ that have the same number of lines. */
export function lineDifference(before: string, after: string): LineDifference[] {
  const now = after.split("\n");
  return before.split("\n").flatMap((line, at) => {
    const other = now[at] ?? "";
    return other === line ? [] : [{ line: at + 1, before: line, after: other }];
  });
}
