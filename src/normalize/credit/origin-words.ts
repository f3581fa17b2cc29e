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
  "erstveroffentlich(?:t|ung)",
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
  "(?:pierwotnie|po raz pierwszy)~? (?:opublikowan|ukazal|publikowan)",
  "(?:opublikowan\\w|ukazal\\w*)(?: sie)? (?:pierwotnie|po raz pierwszy)",
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

/** Labels and hints that point at the original: a link has to follow. */
const POINTS_AT_ORIGINAL: readonly string[] = [
  "(?:the |read the |see the |read |for the |link to (?:the )?)?original(?: (?:article|version|text|piece|post|interview|source|publication|statement|story|link|in \\w+|\\w+ (?:article|version|text)))?(?: (?:in|from) \\w+)?(?: (?:can be|is|was|here|appeared|available)|:| at| on|$)",
  "(?:read|see|find) (?:it |this article |the article )?in (?:the )?(?:original )?\\w+(?: (?:here|at)|:)",
  "(?:(?:el |leer el |lea el |ver |ver el |leer )?(?:articulo|texto|nota|version|entrevista|fuente|publicacion|enlace)? ?(?:al )?original)(?: en(?: \\w+)?| aqui|:| de\\b| publicad| puede|$)",
  "(?:(?:o |leia o |veja o )?(?:artigo|texto|materia|versao|fonte|publicacao)? ?original)(?: em(?: \\w+)?| aqui|:| pode|$)",
  "(?:puede leerse|puedes leer|puede leer|leer|lee) (?:el )?(?:original|articulo original|en su idioma original)",
  "(?:lire |voir )?(?:l')?(?:article|texte|version|publication|source|lien)? ?(?:vers l')?originale?(?: en \\w+)?(?: ici| :|:| est| a ete|$)",
  "(?:lire|voir) (?:l'article |le texte |la version )?original",
  "(?:hier (?:geht es|geht's) )?(?:zum |der |das |die )?original(?:artikel|text|beitrag|fassung|version|quelle)?(?: (?:auf|in) \\w+)?(?: hier| ist| findet| erschien| bei| in|:|$)",
  "(?:leggi )?(?:l')?(?:articolo|testo|versione|fonte) originale(?: in \\w+)?(?: qui|:| e |$)",
  "originale:",
  "(?:l')?(?:article|text|versio) original(?: en \\w+)?(?: aqui|:| es |$)",
  "(?:yazinin |makalenin |metnin )?(?:orijinal(?:i|ine)?|asl[iı]|ozgun(?:u)?)(?: (?:metin|yazi|makale|baglanti|haber|kaynak))?(?:[\\s:]|$)",
  "(?:oorspronkelijk|origineel) (?:artikel|stuk)(?::|$)",
  "(?:origineel|jatorrizkoa|jatorrizko artikulua|artigo orixinal|orixinal|oryginal|zrodlo oryginalne|оригинал(?: статьи| на \\w+)?|το πρωτοτυπο|πρωτοτυπο(?: αρθρο)?|المقال الاصلي|النص الاصلي|الاصل)(?:[\\s:]|$)",
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
const SELF_FIRST = compiled(SELF_STOOD_FIRST);
const POINTER = compiled(POINTS_AT_ORIGINAL);

/** Who does something is no place: "Zuerst erschienen die Kollegen". */
const SUBJECT = /^ (?:die|der|das|er|sie|es|ein|eine|the|he|she|they|un|una|une)(?! \p{L}+ausgabe)\s/u;

/** How a sentence begins that tells of an original. */
export interface OriginOpening {
  kind: "first" | "pointer" | "source";
  /** Where the rest of the sentence begins. */
  to: number;
  /** It begins with "this article" or the like. */
  self: boolean;
}

/** What a sentence says of an original by its beginning; `undefined` where nothing. The line as by `foldedLine`. */
export function originOpening(folded: string): OriginOpening | undefined {
  const subject = ownSubject(folded);
  const said = folded.slice(subject);
  const first = FIRST.exec(said)?.[0] ?? (subject > 0 ? SELF_FIRST.exec(said)?.[0] : undefined);
  if (first !== undefined && (first.endsWith(":") || !SUBJECT.test(said.slice(first.length))))
    return { kind: "first", to: subject + first.length, self: subject > 0 };
  const pointer = POINTER.exec(folded)?.[0];
  if (pointer !== undefined) return { kind: "pointer", to: pointer.length, self: subject > 0 };
  const source = SOURCE_LABEL.exec(folded)?.[0];
  return source === undefined ? undefined : { kind: "source", to: source.length, self: false };
}
