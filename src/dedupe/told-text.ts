const INLINE =
  "a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr";
const BLOCK_TAG = new RegExp(`<\\/?(?!(?:${INLINE})[\\s/>])[a-z][^>]*>`, "i");
const A_LINK = /<a[\s>]/i;
const LINK = /<a[\s>][\s\S]*?<\/a>/gi;

const ADVERTISING =
  "advertisement|advertising|sponsored(?: content)?|publicidad|publicidade|publi[ck]it[ée]|anzeige|werbung|pubblicit[àa]|publicitat|reklam";
const POINTERS =
  "related(?: stories| news| topics)?|read (?:more|next|also)|most (?:read|viewed|popular)|trending(?: now)?|recommended(?: for you)?|more (?:stories|from [^.]{1,40})|you may (?:also )?like|relacionad[oa]s|lo m[áa]s (?:le[íi]do|visto)|te puede interesar|leia (?:mais|tamb[ée]m)|mais lidas|[àa] lire aussi|les plus lus|mehr zum thema|meistgelesen|leggi anche|i pi[ùu] letti|ilgili haberler";
/** A line that is no part of the text: an advertisement, or the heading over other stories. */
const FURNITURE = new RegExp(
  `^[\\W_]*(?:(?:${ADVERTISING})(?:\\s?[:|–—-].*)?|(?:${POINTERS})[\\W_]*|(?:${ADVERTISING})[\\W_]*)$`,
  "iu",
);

const NUMBER = "\\d(?:[\\d.,\u00a0\u202f ]{0,12}\\d)?\\s?(?:k|m|mil|tsd\\.?|mio\\.?|bin|mn)?";
const COUNTED =
  "views?|visits|readers|reads|likes?|shares?|comments?|repl(?:y|ies)|followers|subscribers|upvotes|points|" +
  "vistas|visitas|visualizaciones|lecturas|comentarios?|compartidos?|me gusta|reproducciones|" +
  "visualizaç(?:ão|ões)|leituras|comentários?|compartilhamentos?|curtidas|vues?|lectures|commentaires?|partages?|j.aime|" +
  "aufrufe?|kommentare?|leser|mal gelesen|visualizzazion[ei]|commenti?|condivisioni|letture|visualitzacions|comentaris?|" +
  "görüntülenme|izlenme|okunma|yorum|beğeni";
const APART = "[.!?…·|•/,;:()\\[\\]–—-]";
/** Counters stand apart from what is told: "12 points" in the middle of a sentence are a matter of the text. */
const COUNT = new RegExp(
  `\\d[\\d.,\u00a0\u202f ]{0,13}(?:k|m|mil|tsd\\.?|mio\\.?|bin|mn)?\\s?(?:${COUNTED})(?=\\s{0,2}(?:$|${APART}|\\d))`,
  "giu",
);
const APART_BEFORE = new RegExp(`(?:^|${APART}\\s{0,2}|#\\s)$`, "u");
const COUNT_AFTER = new RegExp(`(?:${COUNTED})\\s?[:(]\\s?${NUMBER}\\)?`, "giu");
const NO_COUNT = new RegExp(`^(?:no|sin|sem|aucun|keine|nessun|cap)\\s(?:${COUNTED})$`, "iu");
const UNIT =
  "seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|segundos?|minutos?|horas?|d[íi]as?|semanas?|mes(?:es)?|" +
  "secondes?|heures?|jours?|semaines?|mois|sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|second[oi]|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|" +
  "segons?|minuts?|hor(?:a|es)|di(?:a|es)|saniye|dakika|saat|gün|hafta|ay";
const AMOUNT = "(?:\\d{1,3}|an?|one|un[ao]?|une|einer?|bir|few)";
const AGO = new RegExp(
  `(?<![\\p{L}\\d])(?:${AMOUNT}\\s?(?:${UNIT})\\s(?:ago|atr[áa]s|fa|önce)|(?:hace|h[áa]|il y a|vor|fa)\\s${AMOUNT}\\s?(?:${UNIT})|just now|moments ago)(?!\\p{L})`,
  "giu",
);

/** Where nothing of this stands in a text in lower case, no time has gone by. Looking for either case takes twice as long. */
const AGO_HINT = /ago|atr[áa]s|\sfa\b|önce|hace|h[áa]\s|il y a|vor|fa\s|just now/;

const ODD_SPACE = /[^\S ]| {2}/;

/** A longer line is told. */
const LONGEST_LINE = 160;

/**
 * What clean HTML tells a reader, as one line: without markup, advertising, lines of links such as lists of related stories, and with
 * one sign for every count of views and every "5 minutes ago", since these change by themselves.
 */
export function toldText(html: string | undefined): string {
  if (html === undefined) return "";
  const blocks = html.split(BLOCK_TAG).map((block) => {
    const text = plain(block);
    return { text, own: A_LINK.test(block) ? plain(block.replace(LINK, "")) : text };
  });
  const said = blocks.filter(
    ({ text }) => text !== "" && (text.length > LONGEST_LINE || !FURNITURE.test(text)),
  );
  const told = said.filter(({ text, own }) => /[\p{L}\p{N}]/u.test(own) && 4 * own.length > text.length);
  // A text that is nothing but links is about them.
  return (told.length > 0 ? told : said).map(({ text }) => steady(text)).join(" ");
}

/** A text with one sign for whatever counts. */
function steady(text: string): string {
  if (NO_COUNT.test(text)) return "#";
  const counted = /\d/.test(text) ? text.replace(COUNT, signIfApart) : text;
  const after = /[:(]\s?\d/.test(counted) ? counted.replace(COUNT_AFTER, signIfApart) : counted;
  return AGO_HINT.test(after.toLowerCase()) ? after.replace(AGO, "#") : after;
}

function signIfApart(count: string, at: number, text: string): string {
  return APART_BEFORE.test(text.slice(Math.max(0, at - 3), at)) ? "#" : count;
}

function plain(html: string): string {
  const text = html.includes("<") ? html.replace(/<[^>]*>/g, "") : html;
  // Every run of white space but a single blank, of which texts are full: the search begins at each of them.
  return (ODD_SPACE.test(text) ? text.replace(/ *[^\S ]\s*| {2,}/g, " ") : text).trim();
}
