import type { GuideWords } from "../guide-words.ts";

/** Portuguese. */
export const PT: GuideWords = {
  language: "pt",
  whatItIs: (site) =>
    `${site} lê os feeds de várias publicações, organiza o que publicam em seções e temas e oferece cada um como página e como feed. Os títulos levam ao veículo que os publicou.`,
  howToSubscribe: "Como assinar",
  anyAddress:
    "Copie o endereço de qualquer página deste site para um leitor de feeds como NetNewsWire, Miniflux, Feedly ou Newsboat; ele encontra o feed sozinho. Para escolher o formato, acrescente .rss, .atom ou .json:",
  severalAtOnce: "Vários em um só feed, em um idioma ou com certas palavras:",
  allAtOnce: "Tudo de uma vez, para leitores que aceitam listas:",
  sourcesAsOpml: "As próprias fontes em OPML",
  contact: "Contato",
  combineLede: "Seções, temas, idiomas, fontes e palavras, reunidos em um feed seu.",
  otherTags: "Outros temas",
  otherTagsNote: "Separados por vírgulas, em qualquer idioma em que sejam conhecidos.",
  otherSources: "Outras fontes",
  otherSourcesNote: "Seus identificadores, separados por vírgulas.",
  wanted: "Palavras",
  wantedNote: (terms, letters) =>
    `Todas devem aparecer. Uma frase fica entre "aspas"; um sinal de menos exclui uma palavra. No máximo ${terms} palavras e frases ou ${letters} caracteres.`,
  leaveOut: "Excluir",
  leaveOutNote: "Separado por vírgulas, por exemplo",
  boxesNote: (values) =>
    `As caixas de um grupo são alternativas; os grupos se restringem entre si. No máximo ${values} valores. O que fica vazio não restringe nada.`,
  make: "Criar este feed",
  change: "Alterar este feed",
  addresses: "Endereços para copiar",
  howToCombine: "Como combinar feeds",
  addressSaysAll: "O endereço diz tudo",
  suffixes:
    "Escreva .rss, .atom ou .json, ou nada para uma página. Não há contas: quem tem o endereço tem o feed.",
  shelvesNote:
    "Onde uma entrada está. Vários valores separados por vírgulas são alternativas. Um tema pode ser escrito por qualquer um de seus nomes.",
  languageNote: "Em que uma entrada está escrita. “en” inclui “en-GB”; * é qualquer idioma.",
  queryNote: (terms, letters) =>
    `Palavras que devem estar todas no título, no texto, nos nomes de pessoas ou nos temas; "uma frase", -sem. Acentos e maiúsculas não contam. No máximo ${terms} palavras e frases, ${letters} caracteres.`,
  narrow:
    "Parâmetros diferentes se restringem entre si. Como quer que seja escrita, cada combinação tem um só endereço, e os outros levam a ele.",
};
