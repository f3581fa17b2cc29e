/**
 * Words that one language writes with a capital inside a sentence and another does not, or that every language translates: days and months,
 * peoples, titles, offices. Lower case, without accents.
 */
export const NO_NAMES: ReadonlySet<string> = new Set(
  (
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday " +
    "januar februar marz april mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag " +
    "english spanish french german italian portuguese catalan turkish dutch greek polish russian arab arabic chinese japanese korean american british irish " +
    "scottish welsh european african asian latin argentine argentinian brazilian mexican chilean peruvian bolivian colombian venezuelan cuban canadian " +
    "australian indian pakistani iranian iraqi israeli palestinian lebanese syrian egyptian moroccan algerian tunisian kurdish ukrainian hungarian romanian " +
    "swiss swedish norwegian danish finnish belgian austrian czech muslim muslims jewish jews christian catholic catholics americans europeans germans " +
    "judge governor mayor president minister ministry prime professor colonel general doctor secretary chancellor senator deputy congress congressman senate parliament " +
    "state states united kingdom union court supreme council committee commission department office government republic party national federal " +
    "city hall street avenue square road route park house church university college school hospital company group association federation north south east west " +
    "mr mrs ms dr sir king queen pope saint the and of " +
    "estado estados unidos reino unido ministerio ministra ministro gobierno congreso senado corte suprema union europea comision consejo republica nacional " +
    "partido universidad presidente gobernador estadual governo congresso ministerio tribunal supremo uniao europeia etat etats royaume ministere republique gouvernement " +
    "commission europeenne parlement stati uniti regno unito ministero governo parlamento unione commissione repubblica vereinigte vereinigten staaten konigreich europaische europaischen " +
    "uhr euro prozent million millionen milliarde milliarden jahr jahre jahren tag tage tagen woche wochen monat monate monaten stunde stunden minuten " +
    "frau herr frauen manner mann stadt land leute menschen kinder arbeiter beschaftigte beschaftigten kollegen gewerkschaft regierung minister prasident burgermeister unternehmen"
  ).split(" "),
);
