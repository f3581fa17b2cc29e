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
  "(?:th[ei]s|the following|est[ea]|el|la|o|a|cet(?:te)?|ce|l'|le|dies(?:er|es|e)|de[rs]|das|die|il presente|il|lo|quest[oa']|aquest[a]?|bu|dit|het|de|το|αυτο|ten|эта|этот)";
const SUBJECT = new RegExp(`^${THIS}\\s?(?:original |originale |orihinal )?(?:${NOUNS})[a-z']{0,4} `, "u");

/** How long "this article " and the like is at the beginning of a sentence; 0 where there is none. The sentence as by `foldedLine`. */
export function ownSubject(folded: string): number {
  return SUBJECT.exec(folded)?.[0].length ?? 0;
}
