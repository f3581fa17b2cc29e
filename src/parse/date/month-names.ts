/**
 * Months by name, full and short, January first, one row a language and style; words that stand for the same month are
 * separated by `|`. Folded before use, so accents and case do not matter here.
 */
const rows: readonly string[] = [
  "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct november|nov december|dec",
  "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago septiembre|setiembre|sep|set octubre|oct noviembre|nov diciembre|dic",
  "janeiro|jan fevereiro|fev março|mar abril|abr maio|mai junho|jun julho|jul agosto|ago setembro|set outubro|out novembro|nov dezembro|dez",
  "janvier|janv|jan février|févr|fév mars|mar avril|avr mai juin|jui juillet|juil|juill août|aou septembre|sept octobre|oct novembre|nov décembre|déc",
  "januar|jänner|jän|jan februar|feber|feb märz|mrz|mär|maerz april|apr mai juni|jun juli|jul august|aug september|sept oktober|okt november|nov dezember|dez",
  "gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago settembre|set|sett ottobre|ott novembre|nov dicembre|dic",
  "januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug september|sep oktober|okt november|nov december|dec",
  "januari februari mars april maj juni juli augusti september oktober november december",
  "januar februar marts april maj juni juli august september oktober november desember|des",
  "tammikuu|tammikuuta helmikuu|helmikuuta maaliskuu|maaliskuuta huhtikuu|huhtikuuta toukokuu|toukokuuta kesäkuu|kesäkuuta heinäkuu|heinäkuuta elokuu|elokuuta syyskuu|syyskuuta lokakuu|lokakuuta marraskuu|marraskuuta joulukuu|joulukuuta",
  "január|januári|jan február|februári|febr március|márciusi|márc április|áprilisi|ápr május|májusi|máujus|máj június|júniusi|jún július|júliusi|júl augusztus|augusztusi|aug szeptember|szeptemberi|szept október|októberi|okt november|novemberi|nov december|decemberi|dec",
  "ianuarie|ian februarie martie aprilie mai iunie|iun iulie|iul august septembrie octombrie noiembrie|noi decembrie",
  "ιανουάριος|ιανουαρίου|ιαν φεβρουάριος|φεβρουαρίου|φεβ μάρτιος|μαρτίου|μαρ|μάρ|μάώ απρίλιος|απριλίου|απρ μάιος|μαΐου|μαι|μάι|μαϊ ιούνιος|ιουνίου|ιουν|ιον ιούλιος|ιουλίου|ιουλ|ιολ αύγουστος|αυγούστου|αυγ σεπτέμβριος|σεπτεμβρίου|σεπ οκτώβριος|οκτωβρίου|οκτ νοέμβριος|νοεμβρίου|νοε|νοέ δεκέμβριος|δεκεμβρίου|δεκ",
  "январь|января|янв февраль|февраля|фев|февр март|марта|мар апрель|апреля|апр май|мая июнь|июня|июн июль|июля|июл август|августа|авг сентябрь|сентября|сен|сент октябрь|октября|окт ноябрь|ноября|ноя|нояб декабрь|декабря|дек",
  "січень|січня|січ лютий|лютого|лют березень|березня|бер квітень|квітня|кві|квіт травень|травня|тра|трав червень|червня|чер|черв липень|липня|лип серпень|серпня|сер|серп вересень|вересня|вер жовтень|жовтня|жов|жовт листопад|листопада|лис|лист грудень|грудня|гру|груд",
  "студзень|студзеня люты|лютага сакавік|сакавіка красавік|красавіка май|мая|травень|траўня чэрвень|чэрвеня ліпень|ліпеня жнівень|жніўня верасень|верасня кастрычнік|кастрычніка лістапад|лістапада снежань|снежня",
  "януари|яну февруари|фев март|мар април|апр май юни юли август|авг септември|сеп октомври|окт ноември|ное декември|дек",
  "styczeń|stycznia|sty luty|lutego|lut marzec|marca|mar kwiecień|kwietnia|kwi maj|maja czerwiec|czerwca|cze lipiec|lipca|lip sierpień|sierpnia|sie wrzesień|września|wrz październik|października|paź listopad|listopada|lis grudzień|grudnia|gru",
  "leden|ledna|led únor|února|úno březen|března|bře duben|dubna|dub květen|května|kvě červen|června|čvn červenec|července|čvc srpen|srpna|srp září|zář říjen|října|říj listopad|listopadu prosinec|prosince|pro",
  "január|januára február|februára marec|marca apríl|apríla máj|mája jún|júna júl|júla august|augusta september|septembra október|októbra november|novembra december|decembra",
  "siječanj|siječnja veljača|veljače ožujak|ožujka travanj|travnja svibanj|svibnja lipanj|lipnja srpanj|srpnja kolovoz|kolovoza rujan|rujna . . prosinac|prosinca",
  "ocak|oca şubat|şub mart|mar nisan|nis mayıs|may haziran|haz temmuz|tem ağustos|ağu eylül|eyl ekim|eki kasım|kas aralık|ara",
  "gener|gen febrer|febr març abril|abr maig juny juliol agost|ag setembre|set octubre|oct novembre|nov desembre|des",
  "xaneiro|xan febreiro marzo abril maio xuño|xuñ xullo|xul agosto setembro outubro novembro decembro|dec",
  "januar februar mars april mai juni juli august september oktober november desember",
  "januarie februarie maart april mei junie julie augustus september oktober november desember",
  "januari februari maret april mei juni juli agustus|agu september oktober november|nop desember|des",
  "يناير فبراير مارس أبريل|ابريل مايو يونيو يوليو أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر",
  "ינואר פברואר מרץ|מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
  "जनवरी फ़रवरी|फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर",
  "มกราคม|ม.ค กุมภาพันธ์|ก.พ มีนาคม|มี.ค เมษายน|เม.ย พฤษภาคม|พ.ค มิถุนายน|มิ.ย กรกฎาคม|ก.ค สิงหาคม|ส.ค กันยายน|ก.ย ตุลาคม|ต.ค พฤศจิกายน|พ.ย ธันวาคม|ธ.ค",
];

/** A word without case and accents. */
function foldWord(word: string): string {
  return word
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/\u0131/g, "i")
    .replace(/[\u0300-\u036f.]/g, "");
}

const months = new Map<string, number>();
for (const row of rows) {
  for (const [at, words] of row.split(" ").entries()) {
    for (const word of words.split("|")) {
      const folded = foldWord(word);
      if (folded !== "" && !months.has(folded)) months.set(folded, at + 1);
    }
  }
}

/** The month, 1–12, that a word means in any of the languages known here; `undefined` for other words. */
export function monthNamed(word: string): number | undefined {
  const folded = foldWord(word);
  return months.get(folded) ?? truncated(folded);
}

const english = (rows[0] ?? "").split(" ").map((words) => words.split("|")[0] ?? "");

/** `Janu`, `Octob`: an English name cut anywhere after its third letter. */
function truncated(word: string): number | undefined {
  const at = word.length < 3 ? -1 : english.findIndex((name) => name.startsWith(word));
  return at === -1 ? undefined : at + 1;
}
