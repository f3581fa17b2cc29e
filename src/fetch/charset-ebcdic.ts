import { ibm037 } from "./charset-ibm037.ts";

/** Where other EBCDIC code pages differ from 037, by number: two hexadecimal digits of the byte, then its character. */
const differences: Readonly<Record<string, string | undefined>> = {
  "273": "43{4AÄ4F!59~5AÜ5F^63[6Aö7C§A1ßB0¢B5@BA¬BB|BC‾C0äCC¦D0üDC}E0ÖEC\\FC]",
  "424":
    "41\u05d042\u05d143\u05d244\u05d345\u05d446\u05d547\u05d648\u05d749\u05d851\u05d952\u05da53\u05db54\u05dc55\u05dd56\u05de57\u05df58\u05e059\u05e162\u05e263\u05e364\u05e465\u05e566\u05e667\u05e768\u05e869\u05e970�71\u05ea72�73�74\u00a075�76�77�78‗80�8C�8D�8E�9A�9B�9C�9E�AA�AB�AC�AD�AE�CB�CC�CD�CE�CF�DB�DC�DD�DE�DF�EB�EC�ED�EE�EF�FB�FC�FD�FE�",
  "500": "4A[4F!5A]5F^B0¢BA¬BB|",
  "875":
    "41Α42Β43Γ44Δ45Ε46Ζ47Η48Θ49Ι4A[4F!51Κ52Λ53Μ54Ν55Ξ56Ο57Π58Ρ59Σ5A]5F^62Τ63Υ64Φ65Χ66Ψ67Ω68Ϊ69Ϋ6A|70¨71Ά72Έ73Ή74\u00a075Ί76Ό77Ύ78Ώ80΅8Aα8Bβ8Cγ8Dδ8Eε8Fζ9Aη9Bθ9Cι9Dκ9Eλ9FμA0´AAνABξACοADπAEρAFσB0£B1άB2έB3ήB4ϊB5ίB6όB7ύB8ϋB9ώBAςBBτBCυBDφBEχBFψCBωCCΐCDΰCE‘CF―DA±DB½DC\u001aDD·DE’DF¦E1\u001aEB§EC\u001aED\u001aEE«EF¬FB©FC\u001aFD\u001aFE»",
  "1026": '48{4AÇ4F!5AĞ5Bİ5F^68[6Aş79ı7BÖ7CŞ7FÜ8C}8D`8E¦A1öAC]AD$AE@B0¢BA¬BB|C0çCC~D0ğDC\\E0üEC#FC"',
  "1140": "9F€",
};

/** The declaration is written in characters that all code pages share, but for the quotes. */
const declared = /encoding\s*=\s*\W?\s*[a-z-]*0*(\d{3,4})/i;

/** Decodes EBCDIC (XML 1.0 appendix F): by code page 037, or by the one that the document's own declaration names. */
export function ebcdic(bytes: Uint8Array): string {
  const page = declared.exec(ibm037(bytes.subarray(0, 200)))?.[1];
  const other = page === undefined ? undefined : differences[page];
  if (other === undefined) return ibm037(bytes);
  const characters = new Map<number, string>();
  for (const [, code = "", character = ""] of other.matchAll(/([\dA-F]{2})(.)/gsu))
    characters.set(Number.parseInt(code, 16), character);
  return ibm037(bytes, characters);
}
