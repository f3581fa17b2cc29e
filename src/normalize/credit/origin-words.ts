import { languageInLine } from "./language-names.ts";
import { ownSubject } from "./own-subject.ts";

/** Sentences that say where a text stood first; what follows says where and when. Lines as by `foldedLine`. */
const STOOD_FIRST: readonly string[] = [
  // English
  "(?:it )?(?:was |is |has been |had been )?(?:originally|first|previously|initially) (?:published|appeared|posted|printed|ran|released|issued)",
  "(?:published|appeared|posted)~? (?:originally|first)",
  "(?:was |is )?(?:re-?published|reprinted|reposted|cross-?posted|excerpted|adapted)~ (?:from|by)",
  "(?:this is )?(?:an? )?(?:edited |abridged |lightly edited |english )?(?:translation|version) (?:of|from)",
  "translated~? from",
  "(?:originally|first) (?:in|at|on)\\b",
  // Spanish, Galician
  "(?:este )?(?:(?:fue|ha sido|se|esta|salio) )?(?:originalmente |inicialmente |previamente )?(?:publicad[oa]s?|publico|aparecid[oa]|aparecio|editad[oa]) (?:originalmente|originariamente|inicialmente|orixinalmente|por primera vez|primero|primeramente|previamente|anteriormente)",
  "(?:originalmente|inicialmente|orixinalmente|originariamente) (?:publicad[oa]s?|aparecid[oa]|aparecio)",
  "(?:articulo|texto|nota|entrevista|declaracion) (?:originalmente )?(?:publicad[oa]|aparecid[oa]|tomad[oa])",
  "(?:tomad[oa]|reproducid[oa]|traducid[oa]|republicad[oa]) (?:de|desde)\\b",
  "traduccion (?:de|del) (?:un |una |el |la |este )?(?:articulo|texto|nota|entrevista)",
  // Portuguese
  "(?:foi )?(?:publicad[oa]s?|publicou-se) (?:originalmente|originariamente|inicialmente|primeiro|primeiramente|pela primeira vez|anteriormente)",
  "originalmente (?:em|no|na)\\b",
  "(?:artigo|materia) (?:originalmente )?publicad[oa]",
  "traduzid[oa] d[eoa]\\b",
  // French
  "(?:a |est |a ete )?(?:ete )?(?:initialement |originellement |originalement |d'abord )?(?:publiee?s?|parue?s?) (?:a l'origine|initialement|originellement|originalement|pour la premiere fois|d'abord|en premier|precedemment)",
  "(?:initialement|originellement|originalement|d'abord) (?:publiee?|parue?)",
  "(?:article|texte|entretien|tribune) (?:initialement |d'abord )?(?:publiee?|parue?)",
  "traduite? (?:de|du|depuis)\\b",
  "traduction (?:d'un |d'une |de l')(?:article|texte|entretien|interview)",
  // German
  "(?:zuerst|ursprunglich|zunachst|erstmals|original|im original)~? (?:erschien(?:en)?|veroffentlicht|publiziert|gedruckt)",
  "(?:der originalartikel|der originaltext|das original|die originalfassung|der urtext) (?:erschien|wurde|ist|findet sich|steht|kann)",
  "erschien(?:en)? (?:zuerst|ursprunglich|zunachst|erstmals|im original)",
  "erstveroffentlich(?:t|ung):?",
  "(?:premiere publication|primera publicacion|primeira publicacao|prima pubblicazione|first publication|primera publicacio)(?: ?:| en\\b| em\\b| dans\\b| in\\b| a\\b)",
  "ubersetz(?:t|ung) (?:aus|eines|von) (?:der |dem |einem |artikels)",
  // Italian
  "(?:e |e stat[oa] )?(?:stat[oa] )?(?:pubblicat[oa]|apparso|apparsa|uscit[oa]) (?:originariamente|originalmente|inizialmente|per la prima volta|in origine|precedentemente|prima)",
  "(?:e |e stat[oa] )?(?:originariamente|originalmente|inizialmente) (?:pubblicat[oa]|apparso|apparsa|uscit[oa])",
  "(?:articolo|testo|intervista) (?:originariamente |originalmente )?pubblicat[oa]",
  "tradott[oa] d(?:a|al|alla|all'|allo)\\b",
  // Catalan
  "(?:es va |va ser |ha estat |fou )?(?:publica(?:t|da|r)|apareg(?:ut|ue)) (?:originalment|originariament|inicialment|per primera vegada|primer)",
  "(?:originalment|inicialment) (?:publica(?:t|da)|apareg)",
  "(?:article|text) publica(?:t|da)",
  // Turkish
  "(?:ilk olarak|ilk kez|ilk defa|aslen|orijinal olarak|daha once)\\b",
  "ilk yay[ai]?n?i?m(?:lanma|lanis|i)?(?: yeri| tarihi)?:?",
  // Dutch, Basque, Greek, Polish, Russian, Arabic
  "(?:is |werd |verscheen )?(?:oorspronkelijk|eerder|eerst)~? (?:verschenen|gepubliceerd|gepubliceerde)",
  "verscheen (?:oorspronkelijk|eerder|eerst)",
  "(?:jatorriz|lehenengoz|lehen aldiz)[\\p{l}]*~? argitara",
  "(?:δημοσιευτηκε|δημοσιευθηκε|πρωτοδημοσιευτηκε|πρωτοδημοσιευθηκε)(?: αρχικα| για πρωτη φορα)?",
  "(?:πρωτη|αρχικη) δημοσιευση:?",
  "(?:artykul |tekst )?(?:pierwotnie|po raz pierwszy)~? (?:opublikowan|ukazal|publikowan)",
  "(?:artykul |tekst )?(?:opublikowan\\w|ukazal\\w*)(?: sie)? (?:pierwotnie|po raz pierwszy)",
  "(?:впервые|первоначально|ранее)~? (?:опубликован|вышл|публикова)",
  "(?:опубликован[аоы]?) (?:впервые|первоначально)",
  "(?:نشرت?|ن?شر) (?:هذا |هذه )?(?:المقال[ةه]?|النص)? ?(?:في الاصل|لاول مرة|اولا|اصلا)",
  "نشر في الاصل",
];

/** The same, where the sentence speaks of the text itself: "This article was published in …". */
const SELF_STOOD_FIRST: readonly string[] = [
  "(?:was |is |has been )?(?:published|posted|appeared|taken|translated from|re-?published|reprinted|reposted|crossposted|cross-posted)",
  "(?:fue|ha sido|se|es) (?:publicad[oa]|publico|tomad[oa]|reproducid[oa]|una traduccion)",
  "(?:foi )?(?:originalmente |primeiro )?publicad[oa]",
  "(?:a |est |a ete )(?:ete )?(?:initialement |originellement |d'abord |a l'origine )?(?:publiee?|parue?|traduite? de)",
  "(?:e |e stat[oa] )(?:stat[oa] )?(?:originariamente |originalmente |inizialmente )?(?:pubblicat[oa]|apparso|tradotto)",
  "(?:es va |va ser |ha estat |fou )publica",
  "~ ceviri",
  "(?:verscheen|werd|is) (?:oorspronkelijk|eerder|eerst)",
  "(?:erschien|wurde|ist) ",
  "(?:is an? (?:edited |abridged )?|est une |e una |es una |ist eine |e uma )(?:translation|traduction|traduccion|traduzione|traducao|ubersetzung|traduccio)",
];

/** Other beginnings that tell of an original: versions, and translations that are announced. */
const TOLD: readonly string[] = [
  "(?:an? |the )?(?:\\w+ )?version of (?:this|the) (?:article|text|piece|interview|essay|story|report|post)~? (?:published|appeared|posted)",
  "una? (?:\\w+ )?versi?(?:on|ao|one) (?:\\w+ )?(?:de|di|d)(?: ?est[ea]| ?quest[oa']) ?\\w+~? (?:publicad|publico|aparec|pubblicat|apars)",
  "une (?:\\w+ )?version (?:\\w+ )?de cet(?:te)? \\w+~? (?:publiee?|parue?)",
  "eine (?:\\w+ )?(?:fassung|version) dieses \\w+~? (?:erschien|veroffentlicht)",
  "we (?:publish|republish|reproduce|present|share)~? (?:translation|article|text|interview|statement)",
  "(?:a continuacion )?(?:publicamos|reproducimos|presentamos|compartimos|ofrecemos)~? (?:traduccion|articulo|texto|entrevista|declaracion)",
  "(?:publicamos|reproduzimos|apresentamos|compartilhamos)~? (?:traducao|artigo|texto|entrevista|declaracao)",
  "nous (?:publions|reproduisons|proposons|relayons)~? (?:traduction|article|texte|entretien|tribune)",
  "wir (?:veroffentlichen|dokumentieren|publizieren|spiegeln)~? (?:ubersetzung|artikel|text|beitrag|interview|artikels)",
  "(?:pubblichiamo|riproduciamo|proponiamo)~? (?:traduzione|articolo|testo|intervista|dichiarazione)",
  "(?:publiquem|reproduim)~? (?:traduccio|article|text|entrevista)",
];

/** The same word without "originally": only beside a translator, or where the language of the original is said. */
const APPEARED =
  /^(?:published|appeared|publicad[oa]|aparecid[oa]|aparecio|publiee?|parue?|erschienen|veroffentlicht|pubblicat[oa]|apparso|publicat|publicada|yayimlandi)(?= )/u;

const READ =
  "(?:(?:qui|aqui|ici|hier|here|buradan|retrouvez|lisez|consultez|accede a|acceder a|accedi a|leggete|lest|lesen sie|acesse|llegiu|llegeix|check out|podeu llegir|podeis leer|puedes leer|se puede leer|puede leerse|puede leer|pode ler|you can read|read|find|leer|lire|lea|leggi|leia|consulta|consulte|ver|veja|voir|see|hier geht es|hier geht's|lee) )?";
const OF =
  "(?:al |vers l'|do |del |dell'|to the |zum |a l')?(?:the |el |la |l'|le |o |a |das |den |der |die |il |in the |yazinin |makalenin |metnin )?(?:\\w+ )?";
const KINDS =
  "(?:articulo|texto|nota|version|entrevista|fuente|publicacion|enlace|articolo|testo|versione|fonte|article|texte|text|piece|interview|source|lien|link|artigo|materia|versao|publication|statement|versio|post|story|metin|yazi|makale|haber|baglanti|kaynak|artikel|beitrag|tekst|artykul|статья|текст|αρθρο|κειμενο)";
const ORIGINAL =
  "(?:originale?|originales|originalartikel|originaltext|originalbeitrag|originalfassung|originalversion|originalquelle|orijinali?|orijinaline|asli|ozgunu?|oorspronkelijke? (?:artikel|stuk)|origineel|jatorrizkoa|orixinal|oryginal|оригинал|πρωτοτυπο|الاصل|المقال الاصلي|النص الاصلي)";
const BEHIND =
  '(?=\\s*(?::|$|["“«]|(?:in|en|em|auf|here|aqui|ici|hier|qui|is|was|can|may|at|on|bei|su|dans|sur|published|publi\\w*|appear\\w*|es|est|e|ist|findet|erschien|puede|peut|pode|available|disponib\\w*|por|by|del?|de la|from|icin|burada|статьи|на|в|στο)(?![\\p{L}])))';

/** Labels and hints that point at the original: a link has to follow. */
const POINTS_AT_ORIGINAL: readonly string[] = [
  `${READ}${OF}(?:${KINDS} )?(?:al |vers l'|do |del |to the )?${ORIGINAL}(?:(?: \\w+)? ${KINDS})?${BEHIND}`,
];

/** Another version, which may as well be made from this text: the original only beside a credit. */
const OTHER_VERSIONS: readonly string[] = [
  "(?:\\w+ )(?:version|original|text)(?=:| here| is| at| can)",
  "(?:read|see|find) (?:it |this article |the article )?in (?:the )?(?:original )?\\w+(?: (?:here|at)|:|$)",
];

/** Labels that mean the original only beside a translator's credit. */
const SOURCE_LABEL =
  /^(?:source|fuente|fonte|quelle|font|kaynak|bron|iturria|πηγη|zrodlo|источник|المصدر|来源|出典)\s?:\s*/u;

const NOTE = "^(?:(?:and|y|und|et|e) )?";
const FEW = "(?: [^\\s.:;,()]{1,16}){0,5}";

const compiled = (phrases: readonly string[]): RegExp =>
  new RegExp(
    `${NOTE}(?:${phrases.map((each) => each.replaceAll("\\p{l}", "\\p{L}").replaceAll("~?", `(?:${FEW})`).replaceAll("~", FEW)).join("|")})`,
    "u",
  );

const FIRST = compiled(STOOD_FIRST);
const ANNOUNCED = compiled(TOLD);
const SELF_FIRST = compiled(SELF_STOOD_FIRST);
const POINTER = compiled(POINTS_AT_ORIGINAL);
const VERSION = compiled(OTHER_VERSIONS);

/** Who does something is no place: "Zuerst erschienen die Kollegen". In the case of the line. */
const SUBJECT = /^ (?:die|der|das|er|sie|es|ein|eine|the|he|she|they|un|una|une)(?! \p{L}+ausgabe)\s/u;

/** How a sentence begins that tells of an original. */
export interface OriginOpening {
  /** `source` counts only beside another credit; `told` announces a translation. */
  kind: "first" | "told" | "pointer" | "source";
  /** Where the rest of the sentence begins. */
  to: number;
  /** It begins with "this article" or the like. */
  self: boolean;
}

/** What a sentence says of an original by its beginning; `undefined` where nothing. `written` is the sentence, `folded` as by `foldedLine`. */
export function originOpening(folded: string, written: string): OriginOpening | undefined {
  const { length: subject, pointed: self } = ownSubject(folded);
  const said = folded.slice(subject);
  const first = FIRST.exec(said)?.[0] ?? (self ? SELF_FIRST.exec(said)?.[0] : undefined);
  if (first !== undefined) {
    const to = subject + first.length;
    if (first.endsWith(":") || !SUBJECT.test(written.slice(to))) return { kind: "first", to, self };
  }
  const told = ANNOUNCED.exec(folded)?.[0];
  if (told !== undefined) return { kind: "told", to: told.length, self };
  const pointer = POINTER.exec(folded)?.[0];
  if (pointer !== undefined) return { kind: "pointer", to: pointer.length, self };
  const appeared = APPEARED.exec(said)?.[0];
  if (appeared !== undefined) {
    const kind = languageInLine(said) === undefined ? "source" : "first";
    return { kind, to: subject + appeared.length, self };
  }
  const source = VERSION.exec(folded)?.[0] ?? SOURCE_LABEL.exec(folded)?.[0];
  return source === undefined ? undefined : { kind: "source", to: source.length, self: false };
}
