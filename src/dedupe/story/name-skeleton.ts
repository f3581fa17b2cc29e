const CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ";
const GREEK = "αβγδεζηθικλμνξοπρσςτυφχψω";
const OTHERS = "ßæøłđðþıœ";

/** What newsrooms write for the letters of other alphabets, one for one; `-` for none. */
const WRITTEN: ReadonlyMap<string, string> = new Map([
  ...paired(CYRILLIC, "abvgdeezziiklmnoprstufhccss-i-euaiieg"),
  ...paired(GREEK, "avgdeziiiklmnxoprsstifhpo"),
  ...paired(OTHERS, "saoldotio"),
]);

/** Letters that languages change for each other in names. */
const ALIKE: Readonly<Record<string, string>> = {
  c: "k",
  q: "k",
  x: "k",
  z: "s",
  w: "v",
  h: "",
  y: "i",
  j: "i",
};
const LONGEST = 6;
const BEYOND_ASCII = /[^\x20-\x7e]/;

/** By sign, what stands for it in a skeleton; signs that are no letter are absent. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  [..."abcdefghijklmnopqrstuvwxyz", ...WRITTEN.keys()].flatMap((sign): [string, string][] => {
    const written = WRITTEN.get(sign) ?? sign;
    return written === "-" ? [] : [[sign, ALIKE[written] ?? written]];
  }),
);

/**
 * What stays of a name from one language to the next: its consonants, other alphabets transliterated, accents and doubled letters off, at
 * most six ("Quiñones" → `knns`, "Каримов" and "Karimov" → `krmv`). Empty where too little is left to know anyone by.
 */
export function nameSkeleton(word: string): string {
  const folded = BEYOND_ASCII.test(word) ? word.normalize("NFD") : word;
  let skeleton = "";
  let last = "";
  for (const sign of folded.toLowerCase().replaceAll("ph", "f")) {
    const letter = LETTERS.get(sign);
    if (letter === undefined || letter === "" || letter === last) continue;
    last = letter;
    const vowel = "aeiou".includes(letter);
    if (vowel && skeleton !== "") continue;
    skeleton += vowel ? "a" : letter;
    if (skeleton.length === LONGEST) break;
  }
  return skeleton.length < 2 ? "" : skeleton;
}

function paired(from: string, to: string): [string, string][] {
  return [...from].map((sign, at) => [sign, to[at] ?? "-"]);
}
