/** What numbers the parts of a series: weekdays and months, in the languages most sources write; figures go without saying. */
const SERIAL: ReadonlySet<string> = new Set(
  (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december " +
    "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre " +
    "segunda terça quarta quinta sexta feira janeiro fevereiro março maio junho julho setembro outubro novembro dezembro " +
    "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre " +
    "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april juni juli oktober dezember " +
    "lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre dicembre " +
    "morning noon afternoon evening night week day part episode"
  ).split(" "),
);

/** How two titles, as words, stand to each other. */
export interface TitleLikeness {
  same: boolean;
  /** Half of the shorter's words are in the other. */
  half: boolean;
  /** Besides, they differ in more than what numbers the parts of a series, and share more than one word. */
  reworded: boolean;
}

/** Compares two titles by their words. */
export function compareTitles(one: readonly string[], other: readonly string[]): TitleLikeness {
  const [left, right] = [new Set(one), new Set(other)];
  const shared = [...left].filter((word) => right.has(word)).length;
  const half = shared > 0 && shared * 2 >= Math.min(left.size, right.size);
  const apart = [...one.filter((word) => !right.has(word)), ...other.filter((word) => !left.has(word))];
  const isInstalment = apart.every((word) => /\p{N}/u.test(word) || SERIAL.has(word));
  return {
    same: one.length > 0 && one.join(" ") === other.join(" "),
    half,
    reworded: half && shared >= 2 && !isInstalment,
  };
}
