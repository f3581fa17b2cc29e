import { type Check, offence, verdict } from "./verdict.ts";

const UNWANTED = ["cookie", "cookie2", "referer", "authorization", "origin"];

/** 8. No Cookie, no Referer, no added query, and no address that nobody gave. */
export const clean: Check = (log) => {
  const wrong = log.flatMap((asked) => {
    const carried = UNWANTED.filter((name) => asked.headers[name] !== undefined);
    if (carried.length > 0) return [offence(asked, `carries ${carried.join(" and ")}`)];
    if (asked.feed === "") return [offence(asked, "nobody gave this address")];
    return [];
  });
  return verdict(
    `${log.length} requests; ${wrong.length} with a cookie, a referer, or an address that nobody gave`,
    wrong,
    log.length,
  );
};
