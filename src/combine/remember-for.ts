/** Gives the same answer for `milliseconds` to everybody who asks; a failure is not remembered. */
export function rememberFor<Answer>(
  milliseconds: number,
  ask: () => Promise<Answer>,
  now: () => number,
): () => Promise<Answer> {
  let answer: Promise<Answer> | undefined;
  let asked = 0;
  return () => {
    if (answer !== undefined && now() - asked < milliseconds) return answer;
    asked = now();
    const next = ask();
    answer = next;
    next.catch(() => {
      if (answer === next) answer = undefined;
    });
    return next;
  };
}
