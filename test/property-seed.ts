import fc from "fast-check";

/** The properties' examples are the same in every run, so that a red run is red again; `BROADSHEET_SEED=random` or a number has others. */
const wanted = process.env.BROADSHEET_SEED ?? "20260501";

if (wanted !== "random") {
  const seed = Number(wanted);
  if (!Number.isInteger(seed))
    throw new Error(`BROADSHEET_SEED is a whole number or "random", not "${wanted}"`);
  fc.configureGlobal({ seed });
}
