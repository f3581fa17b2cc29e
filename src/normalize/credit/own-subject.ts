/** What a text calls itself, in the languages whose credits are read; as by `foldedLine`. */
const NOUNS = (
  "article text piece interview essay statement report story post speech letter declaration contribution column " +
  "dossier op-ed articulo texto nota entrevista ensayo declaracion reportaje columna cronica discurso carta " +
  "artigo ensaio declaracao materia reportagem coluna texte entretien tribune reportage billet artikel beitrag " +
  "aufsatz bericht erklarung stellungnahme kommentar gesprach articolo testo intervista saggio dichiarazione " +
  "contributo pezzo editoriale assaig declaracio reportatge yazi makale metin roportaj soylesi tekst stuk " +
  "bijdrage verklaring αρθρο κειμενο artykul статья текст"
).replaceAll(" ", "|");
const THIS =
  "(?:th[ei]s|the following|(?:el|o|il|le|la|the) presente?|der vorliegende|der folgende|el siguiente|est[ea]|el|la|o|a|cet(?:te)?|ce|l'|le|dies(?:er|es|e)|de[rs]|das|die|il|lo|quest[oa']|aquest[a]?|bu|dit|het|de|το|αυτο|ten|эта|этот)";
const SUBJECT = new RegExp(`^(${THIS}\\s?)?(?:original |originale )?(?:${NOUNS})[a-z']{0,4} `, "u");

/** How a sentence names the text it stands in. */
export interface OwnSubject {
  /** How long "this article " and the like is; 0 where there is none. */
  length: number;
  /** It is pointed at ("this article"), not only named ("article"). */
  pointed: boolean;
}

/** What a sentence begins with, if it is the text itself. The sentence as by `foldedLine`. */
export function ownSubject(folded: string): OwnSubject {
  const found = SUBJECT.exec(folded);
  return { length: found?.[0].length ?? 0, pointed: found?.[1] !== undefined };
}
