/** Words that say nothing of what a headline is about, folded: small words, days and months, and what series are called by. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  (
    "the and for that with this from have has had been was were are not but you his her its their our will would can could may might after " +
    "before over under into about amid than then out off how why what who when where which while more most new says said say tells told " +
    "they them she him there here just now all any some only also as at by in is it of on or to up an be we he if so no us do does did " +
    "la el los las del una uno por para con sin que como mas pero sus este esta estos estas ese esa entre sobre desde hasta tras ante ser es son fue ha han " +
    "hay muy ya si se su al lo le les nos un y o e de en a os as um uma dos das do da no na nos nas pelo pela com sem nao mais mas " +
    "como seu sua apos ate foi sao ao aos le la les des du une et est pour qui dans par plus pas au aux sur ne ce cette avec ses " +
    "leur ont sont apres contre der die das und den dem des ein eine einer eines einem einen ist sind mit von vom zum zur bei auf aus fur nach nicht auch sich " +
    "wie wird werden uber im am als il lo gli della del dei delle dello degli alla al nel nella con per sono non piu che di da su ma " +
    "dopo ed els amb ha mes son va pel dels als una uns per ve bir bu icin ile olarak daha cok da sonra gibi kadar ise olan oldu dedi yeni " +
    "и в не на что по с из за от для как это его но к до же при года о после " +
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december " +
    "lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre " +
    "segunda terca quarta quinta sexta feira janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro " +
    "lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre " +
    "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar marz juni juli oktober dezember " +
    "lunedi martedi mercoledi giovedi venerdi sabato domenica gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre " +
    "dilluns dimarts dimecres dijous divendres dissabte diumenge gener febrer marc abril maig juny juliol agost setembre octubre novembre desembre " +
    "pazartesi sali carsamba persembe cuma cumartesi pazar ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik " +
    "morning evening daily weekly briefing roundup round digest newsletter live updates update breaking exclusive video photos watch pictures gallery podcast episode opinion " +
    "editorial letters letter editor column analysis explainer today tonight week weekend day news headlines latest report minute minutes things know " +
    "weather forecast horoscope crossword sudoku quiz puzzle obituary obituaries scores results markets stocks briefs brief bulletin live blog " +
    "number issue part volume edition folge ausgabe teil nummer episodio edicion numero capitulo parte entrega edicao puntata parte bolum sayi выпуск номер часть " +
    "directo vivo ultima ultimas hora noticias resumen boletin opinion carta cartas director hoy dia semana tiempo horoscopo resumo noticia hoje ao " +
    "actualite direct revue presse courrier lecteurs meteo matin journal semaine jour aktuell nachrichten ticker newsblog liveticker uberblick leserbriefe wetter tag woche heute " +
    "rassegna stampa diretta lettere meteo oggi giorno settimana avui cartes temps gundem canli haber haberler bugun hava durumu ozet новости сегодня дайджест итоги"
  ).split(" "),
);
