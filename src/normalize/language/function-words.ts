import { keyWith, WordTable } from "./word-table.ts";

/**
 * The commonest small words of languages newspapers are written in; a word may belong to several. Languages whose near relations are not here
 * (Czech and Slovak, Danish and Norwegian, Russian and Bulgarian …) are left to closer looking.
 */
const WORDS: Readonly<Record<string, string>> = {
  en: "the of and to in a is that for on with as was are by this from at it be has have not will an which their or its but they were been his who",
  es: "de la que el en y los se del las por un para con una su al lo como más pero sus le ha este sí porque esta entre cuando muy sin sobre también hasta hay donde quien desde fue",
  pt: "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já também só pelo pela até isso são foi",
  fr: "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec ses mais comme ou si leur cette aux été ont nous vous elle",
  de: "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über",
  it: "di e il la che in un a per è una sono del si da non con le dei della al nel ha lo alla gli come più anche ma delle questo se ai stato tra suo loro nella",
  nl: "de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij uit nog worden door naar heeft werd hij ze wordt deze over",
  ca: "de la que i el en a els del les per un amb una no és al com més dels ha són però va aquest aquesta seva també o hi des molt",
  ro: "de și în a la cu pe din care că nu o un mai este pentru au fost sau ce sunt prin după ca lui dar fi",
  pl: "w i na z się nie do to że jest o jak po od za przez dla są który która tym było ale jego ich oraz tego także może",
  hu: "a az és hogy nem is egy ez meg van volt de csak már még mint ki el ha vagy azt lehet szerint után",
  tr: "ve bir bu için de da ile olarak çok daha olan gibi ne var kadar sonra ise ya en ama diye olduğu her",
};

/** Relations that share so many small words with a language above that they would pass for it: theirs is no clear case. */
const RIVALS: readonly string[] = [
  "og at for det er til en af av på den de som har have ikke ikkje med i å et vil ha jeg men om fra var der sig seg han kan",
  "o a do da que e os as no na un unha dun dunha ao á pola polo nas nos é para se non máis como ten co",
  "die en van in is dat het te nie wat vir met om op hy sy aan ook as deur was 'n ons sal kan hê haar",
];

const languages = Object.keys(WORDS);
const candidates = [...Object.values(WORDS), ...RIVALS];
const speakers = new WordTable<number[]>();
for (const [language, words] of candidates.entries())
  for (const word of words.split(" ")) speakers.valueOf(word, () => []).push(language);

/** Fewer hits than this are chance. */
const FEWEST = 6;
const LONGEST_WORD = 8;
/** The share of all words that running text has of them. */
const SHARE = 0.2;

/** Where the document declares the same language, this much confirms it. */
const CONFIRMING = 4;
const CONFIRMING_SHARE = 0.12;

/**
 * The language whose small words make up a text, or `undefined` where no listed one stands out: then closer looking is needed. Costs a
 * few microseconds and no data; only the first 512 characters count. `expected`, the code of a declared language, is believed on less than the others.
 */
export function languageByFunctionWords(text: string, expected?: string): string | undefined {
  const hits = new Uint16Array(candidates.length);
  const words = countSmallWords(text, hits);
  let best = 0;
  let second = 0;
  for (let language = 1; language < hits.length; language += 1) {
    const count = hits[language] ?? 0;
    if (count > (hits[best] ?? 0)) {
      second = hits[best] ?? 0;
      best = language;
    } else if (count > second) second = count;
  }
  const most = hits[best] ?? 0;
  const clear = most >= FEWEST && most >= words * SHARE && most >= second * 1.8;
  if (clear) return languages[best];
  const confirmed = most >= CONFIRMING && most >= words * CONFIRMING_SHARE && most >= second * 1.8;
  return confirmed && languages[best] === expected ? expected : undefined;
}

/** The text in hand: looking at its characters one by one is several times as fast here as in a string. */
const codes = new Uint16Array(512);
const bytes = Buffer.from(codes.buffer);
const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Adds the small words of each language in a text to `hits`; the count of all its words. */
function countSmallWords(text: string, hits: Uint16Array): number {
  const length = bytes.write(text, "utf16le") >> 1;
  if (!LITTLE_ENDIAN) bytes.swap16();
  let words = 0;
  for (let at = 0; at <= length; at += 1) {
    const start = at;
    let key = 0;
    for (; at < length; at += 1) {
      const letter = letterOf(codes[at] as number);
      if (letter === 0) break;
      codes[at] = letter;
      key = keyWith(key, letter);
    }
    words += 1;
    const spoken = at - start <= LONGEST_WORD ? speakers.find(key, codes, start, at) : undefined;
    if (spoken !== undefined) for (const language of spoken) hits[language] = (hits[language] ?? 0) + 1;
    while (at + 1 < length && letterOf(codes[at + 1] as number) === 0) at += 1;
  }
  return words;
}

/** Small letters by code, as far as they have capitals among the words above; 0 for what is no letter. */
const LETTERS = Uint16Array.from({ length: 0x250 }, (_, code) => {
  const lower = String.fromCharCode(code).toLowerCase();
  const small = lower.length === 1 ? lower.charCodeAt(0) : code;
  return (small >= 97 && small <= 122) || small >= 0xc0 ? small : 0;
});

function letterOf(code: number): number {
  if (code < LETTERS.length) return LETTERS[code] as number;
  return code < 0x2000 || code > 0x206f ? code : 0;
}
