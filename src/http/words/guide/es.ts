import type { GuideWords } from "../guide-words.ts";

/** Spanish. */
export const ES: GuideWords = {
  language: "es",
  whatItIs: (site) =>
    `${site} lee los canales de varias publicaciones, ordena lo que publican en secciones y temas, y ofrece cada uno como página y como canal. Los titulares llevan al medio que los publicó.`,
  howToSubscribe: "Cómo suscribirse",
  anyAddress:
    "Ponga la dirección de cualquier página de este sitio en un lector de canales como NetNewsWire, Miniflux, Feedly o Newsboat; el lector encuentra el canal por sí solo. Para elegir el formato, añada .rss, .atom o .json:",
  severalAtOnce: "Varios en un solo canal, en un idioma o con ciertas palabras:",
  allAtOnce: "Todo de una vez, para lectores que aceptan listas:",
  sourcesAsOpml: "Las propias fuentes en OPML",
  contact: "Contacto",
  combineLede: "Secciones, temas, idiomas, fuentes y palabras, reunidos en un canal a su medida.",
  otherTags: "Otros temas",
  otherTagsNote: "Separados por comas, en cualquiera de los idiomas en que se conocen.",
  otherSources: "Otras fuentes",
  otherSourcesNote: "Sus identificadores, separados por comas.",
  wanted: "Palabras",
  wantedNote: (terms, letters) =>
    `Deben aparecer todas. Una frase va entre "comillas"; un signo menos excluye una palabra. Como máximo ${terms} palabras y frases o ${letters} caracteres.`,
  leaveOut: "Excluir",
  leaveOutNote: "Separado por comas, por ejemplo",
  boxesNote: (values) =>
    `Las casillas de un grupo son alternativas; los grupos se restringen entre sí. Como máximo ${values} valores. Lo que queda vacío no restringe nada.`,
  make: "Crear este canal",
  change: "Cambiar este canal",
  addresses: "Direcciones para copiar",
  howToCombine: "Cómo combinar canales",
  addressSaysAll: "La dirección lo dice todo",
  suffixes:
    "Escriba .rss, .atom o .json, o nada para una página. No hay cuentas: quien tiene la dirección tiene el canal.",
  shelvesNote:
    "Dónde está una entrada. Varios valores separados por comas son alternativas. Un tema puede escribirse con cualquiera de sus nombres.",
  languageNote: "En qué está escrita una entrada. «en» incluye «en-GB»; * es cualquier idioma.",
  queryNote: (terms, letters) =>
    `Palabras que deben estar todas en el título, el texto, los nombres de personas o los temas; "una frase", -sin. No cuentan los acentos ni las mayúsculas. Como máximo ${terms} palabras y frases, ${letters} caracteres.`,
  narrow:
    "Los parámetros distintos se restringen entre sí. Se escriba como se escriba, cada combinación tiene una sola dirección, y las demás llevan a ella.",
};
