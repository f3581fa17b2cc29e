import { type Check, offence, verdict } from "./verdict.ts";

const NAMED = /^[\w.-]+\/\d[\w.+-]* \(\+https?:\/\/[^\s;)]+(?:; [^()]+)?\)$/;

/** 9. User-Agent `product/version (+contact URL)`. */
export const userAgent: Check = (log) => {
  const names = new Map<string, number>();
  for (const { headers } of log) {
    const name = headers["user-agent"] ?? "none";
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  const wrong = log.filter(({ headers }) => !NAMED.test(headers["user-agent"] ?? ""));
  const seen = [...names].map(([name, times]) => `${name} × ${times}`).join(", ");
  return verdict(
    seen,
    wrong.map((asked) => offence(asked, `User-Agent: ${asked.headers["user-agent"] ?? "none"}`)),
    log.length,
  );
};
