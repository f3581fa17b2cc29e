/**
 * Nouns (and adjectives that follow them) of what newspapers file under: lower case, without accents, in the singular. A plural is folded
 * where its singular stands here, so no name is ever taken for one. Left out is what means something else in the plural (arm, custom,
 * good, new, right; derecho, medio), what is another word in the neighbour language (plan, red), and what is a surname or part of a
 * name (game, moral, paper, park, torre).
 */
export interface PluralNouns {
  /** English and French, which add an s or an x. */
  english: ReadonlySet<string>;
  /** Spanish and Portuguese, which add an s or es. */
  iberian: ReadonlySet<string>;
  german: ReadonlySet<string>;
}

/** The nouns by the way they make their plural. Read once, when the process starts. */
export const PLURAL_NOUNS: PluralNouns = {
  english: words(`
    abortion abuse accident activist actor actress advert agency agent agreement airline airport album alien alliance ally amendment animal
    app arrest artist assault asylum athlete attack attorney author baby ballot bank banker battle bill billionaire biography blockade blog
    bomb bombing bond book bookshop bookstore border boss boycott bridge budget builder building bus business camp campaign campus candidate car
    caravan career cartoon cartel case casualty ceasefire celebrity charity charter church cinema citizen city class classroom cleaner
    clinic club coach coalition collective college colony columnist comic commission committee communist community company composer concert
    conference conflict congress conservative conspiracy consumer contract contractor cop corporation council councillor country coup court
    creator crime criminal crisis critic crop cuisine culture cut cyclist deal death debate debt defendant demand democracy democrat
    demonstrator deportation detainee dictator dictatorship disaster dispute docker dockworker doctor document documentary donor driver drone
    drug earthquake economist economy editor editorial educator election embassy embargo emission employee employer enemy engineer epidemic
    essay eviction exam execution exhibition expert explosion factory family farm farmer farmworker fascist father feature feminist
    festival film filmmaker fire firefighter flight flood food footballer forest forum founder freelancer friend gang garden general
    genre government governor graduate grant graphic guard gun hacker harvest headline hero historian holiday home homeowner
    hospital hostage hotel briefing bulletin house household hurricane idea ideology image immigrant import incident industry inequality influencer injury inmate
    insect institution intellectual interview invasion investigation investment investor island issue jail job journal journalist
    judge jury killing lab labourer landlord language law lawmaker lawsuit lawyer layoff leader leak lecture lesson letter liberal librarian
    library loan lobbyist lockout machine magazine maker manager march market marriage massacre mayor meeting member memoir memorial merger
    migrant migration militia miner minister minority mob monarchy monopoly monument mortgage mosque mother movement movie murder
    museum musician myth nationalist neighbor neighborhood neighbour neighbourhood newsletter newspaper novel novelist nurse obituary occupation
    office officer official oligarch opinion organiser organization organisation organizer outbreak owner painter painting pandemic paramedic parent
    party passenger patent patient pension pensioner pesticide petition philosopher photo photograph photographer picket picture pilot
    pipeline planet player podcast poem poet pogrom police policy politician poll pollster port portrait post poster power prediction president
    price prison prisoner prize producer product professor profile program programme project prosecutor protest protester protestor province
    publication publisher question raid railway rally rebel rebellion recession record referendum reform refugee regime region regulation release renter
    report reporter representative republican researcher resident resignation restaurant retailer retiree review revolt revolution
    revolutionary rider riot road robot rocket sanction satellite scandal scholar school science scientist senator sentence server
    settlement settler shareholder shelter ship shipyard shooting shop shortage shutdown singer slave socialist soldier solution song speech
    sport spy staffer startup statue stock store storm story strategy street strike strikebreaker striker student suburb subway summit
    supermarket supplier surgeon survey survivor synagogue takeover talk tank tariff tax taxi teacher team teamster technology teenager
    temple tenant terrorist test testimony theater theatre theory threat tourist tournament town toy trade train trainer translation
    translator treaty trend trial tribe tribute trip troop truck trucker tsunami tunnel tutorial unionist union university uprising vaccine
    vehicle verdict veteran victim victory video videogame village visa visit visitor volcano volunteer voter vote wage waiter walkout war
    warehouse weapon website wedding whistleblower wildfire winner witness worker workplace workshop writer youth zone zoo

    affaire avocat avocate banlieue bureau camarade cheminot cheminote chomeur combat conseil debat depute deputee ecole ecrivain elu emploi
    employe entretien etranger femme frontiere fusillade greve hopital idee impot infirmier infirmiere inondation jeu jeune jeunesse journal
    licencie livre logement loi loyer lutte lyceen lyceenne manif media medecin metier meurtre militaire mineur ministre monde
    musicien ouvrier ouvriere parti peuple policier prix quartier quotidien raffinerie refugie reportage retraite reunion roman salaire
    salarie salariee sanspapier social syndicat temoignage tribunal universite usine vaccin ville violence`),
  iberian: words(`
    abogada abogado accidente accion activo acto actriz acuerdo aeropuerto agricultor alcalde alimento alquiler alumna alumno amenaza amigo
    anciano aniversario arancel archivo arma arresto articulo asamblea asesinato ataque aula autor autora avion ayuda bairro banco banda barco
    barricada barrio batalla beca bloqueo boleto bomba bombardeo bombero bosque camara camino camionero campamento campana campesina campesino campones
    cancion candidata candidato caravana carcel carta cartero caso chofer cientifica cientifico cine ciudad ciudadano clase colectivo columna
    comedor comicio comision companera companero compania comunidad concierto conflicto congreso consejo contrato convenio cooperativa
    corporacion crianca crimen critica cronica cuento cultivo cultura cumbre curso decreto delegada delegado delito demanda demissao
    denuncia deporte desaparecida desaparecido desastre desalojo desempleado desocupado despedido despido detenida detenido deuda dictadura
    dictador diputada diputado discurso docente documento edificio editorial ejercito eleicao empleada empleado empleo empresa empresario encuesta
    enfermedad enfermera enfermero enfermeira enfermeiro ensayo entrevista epidemia escandalo escola escritor escritora escuela espectaculo
    estudo estudio evento examen extranjero fabrica familia fascista favela femicidio feminicidio feminista festival filme filosofo
    fotografia frontera fuerza funcionario gasto gobierno golpe gobernador governo greve gremio grupo guerra guerrilla guerrillero heroe hija
    hijo historiador historiadora hogar homem hombre homenaje homicidio hospital huelga huelguista ideia iglesia igreja imagem imagen impuesto incendio
    indigena industria informe ingeniero inquilina inquilino inundacion investigador investigadora isla jornada jornal jornalero jornalista
    jovem joven jubilada jubilado juez jueza jugador jugadora juicio jurado ley lider libro livro lucha luta maestra maestro manifestacao
    maquila marcha masacre medica medico medida mercado metalurgico metroviario mina minera minero ministra ministro moneda monumento motin
    movilizacion movimento movimiento muerte mujer mulher multa municipal municipio museo musico negra negro nina nino nota noticia novela
    obra obrera obrero ocupacion ocupacao oficina operaria operario opinion orquesta pandemia parlamento partido paro patron patronal pelicula
    pensionada pensionado pensionista periodica periodico periodista pescador piquete piquetero plebiscito poema poeta policia policial
    politica politico popular portuaria portuario precio prefeitura presa presidente preso prestamo presupuesto prisao privatizacion
    privatizacao problema processo proceso producto profesor profesora professora projeto protesta protesto provincia proyecto puerto quilombo
    rebelion recorte recurso reforma refugiada refugiado reportagem reportaje represalia resena reunion revolta revuelta rodoviario rural
    salario satelite seccional secuestro sequia servicio servidor sindical sindicalista sindicato sismo sistema soberania social socialista
    sociedad soldado subsidio sueldo tarifa taller telefono temporera temporero terremoto terrorista tortura torturador trabajador trabajadora
    trabalhador trabalhadora traicion tratado tren tribunal tropa turista universitaria universitario usuario vacina vacuna vecina vecino
    vehiculo viagem viaje victima vitima vivienda votante voto voz`),
  german: words(`
    bank betrieb debatte fabrik fluchtling frau grenze klasse krieg krise lohn mensch miete nazi partei polizist protest rente schule streik
    wahl waffe`),
};

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
