/** Places whose names keep too little from one language to the next; one place a line, lower case, without accents. */
const PLACES = `
germany alemania allemagne deutschland alemanha germania alemanya almanya duitsland niemcy германия германии γερμανια γερμανιας
england inglaterra angleterre inghilterra anglaterra ingiltere engeland anglia англия англии αγγλια
spain espana espagne spanien espanha spagna espanya ispanya spanje испания испании ισπανια
france francia frankreich franca fransa frankrijk francja франция франции γαλλια
netherlands holanda hollande niederlande olanda hollanda nederland holland
switzerland suiza suisse schweiz suica svizzera isvicre zwitserland швеицария ελβετια
sweden suecia suede schweden svezia isvec zweden швеция σουηδια
hungary hungria hongrie ungarn ungheria hongria macaristan hongarije венгрия ουγγαρια
croatia croacia croatie kroatien croazia hirvatistan kroatie хорватия κροατια
austria autriche osterreich avusturya oostenrijk австрия
belgium belgica belgique belgien belgio belcika belgie бельгия βελγιο
poland polonia pologne polen polska polonya польша πολωνια
greece grecia grece griechenland yunanistan griekenland греция ελλαδα
turkey turquia turquie turkei turchia turkiye turkije турция τουρκια
egypt egipto egypte agypten egito egitto misir египет αιγυπτος
japan japon japao giappone japo japonya япония ιαπωνια
china chine cina xina cin китаи κινα
india inde indien hindistan индия
jordan jordania jordanie giordania urdun
lebanon libano liban libanon lubnan ливан
morocco marruecos maroc marokko marrocos marocco marroc fas марокко
algeria argelia algerie algerien argelia cezayir
georgia georgie georgien gurcistan грузия
ireland irlanda irlande irland ierland ирландия
scotland escocia ecosse schottland scozia iskocya
wales gales galles
iceland islandia islande island islanda
chile chili cile sili чили
peru perou peru перу
usa us eeuu eua
london londres londra londen londyn лондон лондоне λονδινο
paris parigi parijs paryz париж париже παρισι
moscow moscu moscou moskau mosca moskova москва москве μοσχα
geneva ginebra geneve genf genebra ginevra cenevre женева
genoa genova genes genua cenova
cologne colonia koln colonya keulen
munich munchen monaco munique munic munih мюнхен
vienna viena vienne wien viyana wenen вена
lisbon lisboa lisbonne lissabon lizbon лиссабон
athens atenas athenes athen atene atina афины αθηνα αθηνας
piraeus pireo piree piraus pire пиреи πειραιας
naples napoles neapel napoli
venice venecia venise venedig veneza venezia venedik
florence florencia florenz florenca firenze
milan mailand milao milano
turin torino
seville sevilla siviglia
cairo caire kairo kahire каир
warsaw varsovia varsovie warschau varsavia varsova warszawa
prague praga prag praha
bucharest bucarest bukarest
beirut beyrouth beirute
damascus damasco damas damaskus sam
jerusalem kudus иерусалим
tehran teheran tahran
havana habana havane
mexico messico meksika meksyk
kyiv kiev kiew kiyiv киев
brussels bruselas bruxelles brussel bruxelas brukseles bruksel
basel basilea bale
strasbourg estrasburgo strassburg strasburgo
copenhagen copenhague kopenhagen kopenhag
`;

const KEYS: ReadonlyMap<string, string> = new Map(
  PLACES.trim()
    .split("\n")
    .flatMap((line) => line.split(" ").map((name, _, all): [string, string] => [name, `@${all[0]}`])),
);

/** One key for all names of a place; `undefined` for what is none of those listed. The word in lower case, without accents. */
export function placeKey(folded: string): string | undefined {
  return KEYS.get(folded);
}
