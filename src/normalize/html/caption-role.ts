/** What an element is to the pictures around it. */
export type CaptionRole = "group" | "caption" | "credit";

const GROUP_CLASS =
  /(?:^|\s)(?:wp-caption|wp-block-(?:image|media-text)|spip_document\w*|spip_doc_inner|captioned-image(?:-container)?|tr-caption-container|(?:image|photo|picture|media|img)[-_]{1,2}(?:container|wrapper|block|box|with-caption)|caption-(?:wrap|container|box))(?:\s|$)/i;
const CAPTION_CLASS =
  /(?:^|\s)(?:wp-caption-text|wp-element-caption|spip_doc_(?:titre|descriptif|legende)|tr-caption|(?:[\w-]*(?:image|photo|picture|media|img|figure)[-_]{1,2})?(?:caption|legend|legende|bildunterschrift|pie-de-foto|epigrafe)(?:[-_]{1,2}text)?)(?:\s|$)/i;
const CREDIT_CLASS =
  /(?:^|\s)(?:spip_doc_credits?|(?:[\w-]*(?:image|photo|picture|media|img|figure|caption)[-_]{1,2})?(?:credits?|copyright|photographer|attribution|source-credit)(?:[-_]{1,2}text)?)(?:\s|$)/i;
const MAY_HAVE_ROLE: ReadonlySet<string> = new Set(
  "figure figcaption div p dl dd span small cite em i table td section aside strong b".split(" "),
);

/** True where the class of such an element is worth reading. */
export const mayHaveRole = (element: string): boolean => MAY_HAVE_ROLE.has(element);

/** The role that an element's name, class and `itemprop` give it: WordPress, SPIP, Blogger and the common habits. */
export function captionRole(element: string, classes: string, property: string): CaptionRole | undefined {
  if (element === "figcaption") return "caption";
  if (/copyrightHolder|creditText/.test(property)) return "credit";
  if (classes !== "") {
    if (CREDIT_CLASS.test(classes)) return "credit";
    if (CAPTION_CLASS.test(classes)) return "caption";
    if (GROUP_CLASS.test(classes)) return "group";
  }
  return element === "figure" ? "group" : undefined;
}
