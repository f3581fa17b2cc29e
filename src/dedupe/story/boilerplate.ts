/** A longer paragraph is told, not set under a text. */
const LONGEST_LINE = 400;

const POINTERS =
  "read more|read also|also read|see also|more on this|related|recommended|continue reading|keep reading|watch|listen|in pictures|" +
  "leer más|lee también|lea también|leer también|te puede interesar|sigue leyendo|ver más|" +
  "leia mais|leia também|veja também|saiba mais|lire aussi|à lire|lire la suite|voir aussi|" +
  "mehr zum thema|lesen sie auch|auch interessant|weiterlesen|siehe auch|leggi anche|continua a leggere|approfondisci|" +
  "llegeix també|llegiu també|més informació|ayrıca okuyun|bunlar da ilginizi çekebilir|devamını oku|haberin devamı|ilgili haber|" +
  "читайте также|подробнее|по теме|延伸阅读|相关阅读|相关新闻|更多新闻|関連記事|あわせて読みたい|اقرأ أيضا|اقرأ أيضًا|المزيد";
const CALLS =
  "sign up|subscribe|follow us|like us|join our|get (?:the|our|all)|download (?:the|our) app|share this|support our|donate|become a member|" +
  "suscríbete|suscríbase|síguenos|apúntate|inscreva-se|siga-nos|assine|acompanhe|abonnez-vous|suivez|inscrivez-vous|" +
  "abonnieren|folgen sie|jetzt abonnieren|newsletter|iscriviti|seguici|abbonati|segueix-nos|subscriu|abone ol|bizi takip|" +
  "подписывайтесь|подпишитесь|следите за|关注我们|订阅|扫码|フォロー|تابعونا|اشترك";
const CREDITS =
  "(?:advertisement|advertising|publicidad|publicidade|publicité|anzeige|werbung|pubblicità|publicitat|reklam|реклама|广告|広告|إعلان)$|" +
  "this (?:article|story|report|piece|post) (?:was|is|first|originally|has)|originally published|first published|the post .{1,200} appeared first|" +
  "copyright|©|all rights reserved|reporting by|editing by|writing by|additional reporting|with (?:files|reporting|additional reporting) from|translated by|" +
  "with inputs from|edited by|written by|report(?:ed)? by|source:|photos?:|image:|picture:|" +
  "publicado originalmente|este (?:artículo|texto|artigo) (?:fue|se|foi)|con información de|información de|traducción de|traducid[oa] por|todos los derechos|fuente:|foto:|" +
  "tradução de|traduzid[oa] por|com informações|reportagem de|edição de|todos os direitos|fonte:|" +
  "publié (?:à l.origine|initialement)|cet article|avec (?:l.)?afp|traduit|tous droits|source :|crédit|" +
  "zuerst erschienen|dieser (?:artikel|text|beitrag)|mit material|übersetzt|aus dem .{3,30} von|alle rechte|quelle:|" +
  "pubblicato originariamente|questo articolo|tradotto|traduzione di|riproduzione riservata|" +
  "publicat originalment|aquest article|traducció de|traduït|amb informació|tots els drets|font:|" +
  "bu (?:haber|yazı|metin)|çeviren|çeviri:|kaynak:|tüm hakları|источник:|перевод:|©|" +
  "来源[:：]|责任编辑|编辑[:：]|翻译[:：]|記者[:：]|翻訳[:：]|المصدر:|ترجمة:";
const FURNITURE = new RegExp(`^[\\s>»→*•\\-–—("“[(]*(?:${POINTERS}|${CALLS}|${CREDITS})`, "i");
// Not caseless: what makes a byline of a few words are their capitals.
const BYLINE =
  /^(?:(?:[Bb]y|BY|[Pp]or|POR|[Pp]ar|[Vv]on|VON|[Dd]i|[Dd]e|[Pp]er|[Tt]ext[eo]?|Yazan|Автор|文|作者|记者|記者)[:：/／]?\s*)(?:\p{Lu}[\p{L}.'’-]*(?:[\s,&/|]+|$)|(?:and|y|e|et|und|i|ve|staff|de|von|van|da|и)\s){1,9}$|^(?:文|作者|记者|記者)[:：・/／].{1,20}$/u;
const ONLY_NAMES = /^(?:\p{Lu}[\p{L}.'’-]*(?:[\s,/&|·•]+|$)){1,6}$/u;
const AGENCY =
  /^[(\s–—-]*(?:\p{Lu}{2,6}|Reuters|Europa Press|Anadolu|Xinhua)(?:[\s/,–—-]+(?:\p{Lu}{2,6}|Reuters))*[)\s.]*$/u;
const DATELINE = [
  // LISBON, March 3 (Agency) — / Rom (dpa) - / MADRID, 3 mar. (EFE).-
  /^[\p{Lu}][^()\n–—:;!?]{1,60}\((?:[^()]{2,40})\)\s{0,2}(?:[.:]?\s{0,2}[-–—]+|:|\.\s)\s*/u,
  // PARIS — / SÃO PAULO, 3 -
  /^\p{Lu}{3,}[\p{Lu}\s.,'’/-]{0,30}(?:,[^–—:.!?]{1,30})?\s[-–—]+\s+/u,
  // (AP) —
  /^\([^()]{2,40}\)\s{0,2}[-–—.:]*\s*/u,
  /^(?:【[^】]{2,30}】|（[^（）]{2,30}）|[^\s，。]{2,12}\d{1,2}月\d{1,2}日(?:电|電)(?:[（(][^）)]{1,20}[）)])?)/u,
];
const INVITATION =
  /(?<=^|[.…!?\])"”»]\s{0,3})\(?(?:continue reading|read (?:the )?(?:more|full (?:article|story))|leer más|leia mais|lire la suite|weiterlesen|continua a leggere|devamını oku|続きを読む|阅读全文)(?![\p{L}]).{0,60}$/iu;

/** True for a block that is set around texts and belongs to none: pointers, calls, credits, bylines, agencies, lines of links. */
export function isBoilerplate(text: string): boolean {
  if (text.length > LONGEST_LINE) return false;
  if (FURNITURE.test(text)) return true;
  if (text.length > 120) return false;
  return BYLINE.test(text) || AGENCY.test(text) || ONLY_NAMES.test(text);
}

/** True for what may stand before or behind a text and is no sentence of it: who wrote it, where, under which rules. */
export function isLineApart(text: string): boolean {
  return text.length <= 60 && !/[.!?…。！？؟।\d]/.test(text);
}

/** A text's first block without the place and the agency it opens with. */
export function withoutDateline(text: string): string {
  for (const pattern of DATELINE) {
    const found = pattern.exec(text.slice(0, 140))?.[0];
    if (found !== undefined && found.length < text.length) return text.slice(found.length);
  }
  return text;
}

/** A text's last block without the dots and the invitation that a cut text ends in. */
export function withoutTail(text: string): string {
  const from = Math.max(0, text.length - 120);
  const tail = text
    .slice(from)
    .replace(/[\s→»›]+$/, "")
    .replace(INVITATION, "")
    .replace(/[\s[(]*(?:…|\.\.\.)[\s\])]*$/, "");
  return text.slice(0, from) + tail;
}
