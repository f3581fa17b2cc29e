const FEWEST = 5;

/**
 * How alike two texts are built, 0–1: the correlation of their paragraphs' lengths, one by one. 0 where they have a different number of
 * paragraphs, or fewer than five, or where their lengths are much the same throughout, which tells nothing.
 */
export function sameBuild(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length || a.length < FEWEST) return 0;
  const [first, second] = [apartFromMean(a), apartFromMean(b)];
  const spread = Math.sqrt(sum(first, first) * sum(second, second));
  // Of paragraphs that are all alike, chance decides.
  if (Math.sqrt(sum(first, first) / a.length) < 0.25) return 0;
  return spread === 0 ? 0 : Math.max(0, sum(first, second) / spread);
}

/** Logarithms, so that one long paragraph does not decide. */
function apartFromMean(lengths: readonly number[]): number[] {
  const logs = lengths.map((length) => Math.log(length + 1));
  const mean = logs.reduce((total, each) => total + each, 0) / logs.length;
  return logs.map((each) => each - mean);
}

function sum(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, each, at) => total + each * (b[at] as number), 0);
}
