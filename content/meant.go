package content

import (
	"iter"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/i18n"
)

// What editors write, in Spanish or by habit, in place of a key, a word or a
// folder of the format: in small letters without accents, with what may be
// meant, the first of which that can stand there is suggested.

var keysMeant = map[string][]string{
	"titulo": {"title", "name"}, "subtitulo": {"subtitle"}, "nombre": {"name", "given", "title"}, "nombres": {"given", "name"},
	"apellido": {"family"}, "apellidos": {"family"}, "tratamiento": {"prefix"}, "sufijo": {"suffix"},
	"fecha": {"start", "updated"}, "fechas": {"dates"}, "date": {"start"}, "inicio": {"start", "opens"}, "comienzo": {"start"}, "comienza": {"start"}, "empieza": {"start"},
	"desde": {"start", "opens", "from"}, "hasta": {"end", "until", "closes", "deadline"}, "hora": {"start"}, "hora_inicio": {"start"}, "hora_fin": {"end"}, "fecha_inicio": {"start"}, "fecha_fin": {"end"},
	"fin": {"end", "closes"}, "final": {"end"}, "termina": {"end"}, "cierre": {"closes"}, "cierra": {"closes"}, "apertura": {"opens", "doors"}, "abre": {"opens", "doors"}, "puertas": {"doors"},
	"repetir": {"repeat"}, "repeticion": {"repeat"}, "se_repite": {"repeat"}, "recurrencia": {"repeat"}, "recurrente": {"repeat"}, "rrule": {"repeat"}, "recurrence": {"repeat"}, "frecuencia": {"every", "repeat"}, "cada": {"every", "interval", "repeat"}, "intervalo": {"interval"}, "dia": {"day", "days"}, "dias": {"days"}, "excepto": {"except"}, "salvo": {"except"}, "excepciones": {"except"},
	"diario": {"daily"}, "cada_dia": {"daily"}, "todos_los_dias": {"daily"}, "plazo": {"deadline", "closes"}, "fecha_limite": {"deadline", "closes"}, "anterior": {"previous"}, "huso": {"zone"}, "huso_horario": {"zone"}, "zona": {"zone"}, "zona_horaria": {"zone"}, "timezone": {"zone"}, "husos": {"show_zones"},
	"lugar": {"venue", "place", "name"}, "lugares": {"venue"}, "sede": {"venue", "name"}, "ubicacion": {"venue", "address", "geo"}, "location": {"venue"}, "place": {"venue"}, "sala": {"room"}, "salon": {"room"}, "auditorio": {"room"},
	"direccion": {"address", "url", "slug"}, "ciudad": {"city", "place"}, "departamento": {"region"}, "estado": {"status", "region"}, "provincia": {"region"}, "pais": {"country", "place"},
	"codigo_postal": {"postal_code"}, "mapa": {"map"}, "url": {"map", "online"}, "coordenadas": {"geo"}, "latitud": {"latitude"}, "longitud": {"longitude"}, "accesibilidad": {"accessibility"},
	"idioma": {"languages", "language", "lang"}, "idiomas": {"languages", "spoken"}, "language": {"languages", "lang"}, "lengua": {"language", "lang"}, "hablado": {"spoken"}, "hablados": {"spoken"}, "interpretacion": {"interpretation"}, "traduccion": {"interpretation"},
	"senas": {"sign"}, "lengua_de_senas": {"sign"}, "subtitulos": {"captions"}, "grabacion": {"recording"}, "materiales": {"materials"}, "preguntas": {"questions"}, "modo": {"mode"}, "provision": {"provision"}, "entrega": {"delivery"},
	"resumen": {"summary", "abstract"}, "descripcion": {"description", "abstract", "summary", "alt"}, "texto": {"description", "abstract", "label", "alt"}, "contenido": {"description", "abstract"}, "abstract": {"summary"}, "biografia": {"bio"}, "semblanza": {"bio"}, "perfil": {"bio"},
	"imagen": {"image", "photo", "logo", "src"}, "foto": {"photo", "image", "src"}, "fotografia": {"photo", "image", "src"}, "archivo": {"src"}, "alternativo": {"alt"}, "texto_alternativo": {"alt"}, "credito": {"credit"}, "ancho": {"width"}, "alto": {"height"}, "altura": {"height"}, "logotipo": {"logo"},
	"inscripcion": {"registration"}, "inscripciones": {"registration"}, "registro": {"registration"}, "obligatoria": {"required"}, "obligatorio": {"required"}, "practico": {"practical"}, "informacion_practica": {"practical"}, "como_llegar": {"practical"}, "indicaciones": {"practical"}, "cupo": {"capacity"}, "cupos": {"capacity"}, "aforo": {"capacity"}, "capacidad": {"capacity"},
	"precio": {"price", "fee", "registration"}, "precios": {"fee", "registration"}, "costo": {"price", "fee", "registration"}, "tarifa": {"fee", "price"}, "tarifas": {"fee"}, "valor": {"price", "fee"}, "moneda": {"currency"}, "divisa": {"currency"}, "disponibilidad": {"availability"}, "entrada": {"registration"},
	"cargo": {"positions", "title"}, "cargos": {"positions"}, "titulo_profesional": {"positions"}, "position": {"positions"}, "institucion": {"organization", "hosts"}, "organizacion": {"organization"}, "entidad": {"organization"}, "genero": {"gender"}, "sexo": {"gender"},
	"organizador": {"hosts"}, "organizadores": {"hosts"}, "organiza": {"hosts"}, "organizan": {"hosts"}, "anfitrion": {"hosts"}, "anfitriones": {"hosts"}, "patrocinadores": {"hosts"}, "aliados": {"hosts"}, "programa": {"program", "panels"}, "relacion": {"relation"}, "sigla": {"acronym"}, "siglas": {"acronym"}, "acronimo": {"acronym"}, "matriz": {"parent"},
	"participantes": {"participants"}, "speakers": {"participants"}, "ponentes": {"participants"}, "ponente": {"participants", "speaker"}, "invitados": {"participants"}, "conferencistas": {"participants"}, "oradores": {"participants"}, "panelistas": {"participants"}, "participante": {"participants"},
	"persona": {"speaker"}, "personas": {"participants"}, "grupo": {"group"}, "papel": {"role"}, "rol": {"role"}, "asistencia": {"attendance"}, "modalidad": {"attendance"},
	"paneles": {"panels"}, "sesiones": {"panels"}, "sesion": {"panels"}, "sessions": {"panels"}, "agenda": {"panels"}, "mesas": {"panels"}, "obras": {"works"}, "libros": {"works"}, "libro": {"works"}, "autor": {"author"}, "autora": {"author"}, "medios": {"media"}, "videos": {"media"}, "video": {"media"}, "documentos": {"media"},
	"tema": {"topics"}, "temas": {"topics"}, "etiquetas": {"topics"}, "tags": {"topics"}, "serie": {"series"}, "ciclo": {"series"}, "publico": {"audience"}, "dirigido_a": {"audience"}, "audiencia": {"audience"},
	"contacto": {"contact"}, "correo": {"email", "contact"}, "correo_electronico": {"email", "contact"}, "mail": {"email", "contact"}, "telefono": {"phone", "contact"}, "celular": {"phone", "contact"}, "tipo": {"kind"}, "clase": {"kind"}, "type": {"kind"},
	"enlace": {"url", "online", "links"}, "enlaces": {"links", "online"}, "vinculo": {"url", "online"}, "pagina": {"url", "links"}, "web": {"url", "links"}, "sitio": {"url", "links"}, "link": {"url", "online", "links"}, "en_linea": {"online"}, "virtual": {"online"}, "transmision": {"online", "stream"}, "etiqueta": {"label"}, "rotulo": {"label"},
	"nota": {"note", "status_note"}, "notas": {"note", "status_note"}, "borrador": {"draft"}, "publicar": {"publish"}, "publicacion": {"publish"}, "publicado": {"publish"}, "fecha_de_publicacion": {"publish"}, "published": {"publish"}, "actualizado": {"updated"}, "actualizacion": {"updated"}, "secuencia": {"sequence"}, "nombre_nativo": {"native"}, "identificador": {"id"}, "alias": {"aliases"}, "direcciones_anteriores": {"aliases"},
}

var wordsMeant = map[string][]string{
	// How one takes part, and what has become of an event.
	"presencial": {"in-person"}, "en persona": {"in-person"}, "virtual": {"online"}, "en linea": {"online"}, "remoto": {"online"}, "a distancia": {"online"}, "hibrido": {"hybrid"}, "hibrida": {"hybrid"}, "mixto": {"hybrid"}, "mixta": {"hybrid"},
	"programado": {"scheduled"}, "programada": {"scheduled"}, "cancelado": {"cancelled"}, "cancelada": {"cancelled"}, "canceled": {"cancelled"}, "aplazado": {"postponed"}, "aplazada": {"postponed"}, "pospuesto": {"postponed"}, "pospuesta": {"postponed"}, "postergado": {"postponed"},
	"reprogramado": {"rescheduled"}, "reprogramada": {"rescheduled"}, "pasa a ser virtual": {"moved-online"}, "confirmado": {"confirmed"}, "confirmada": {"confirmed"}, "por confirmar": {"to-be-confirmed"}, "invitado": {"invited"}, "invitada": {"invited"},
	// Kinds.
	"charla": {"talk"}, "ponencia": {"presentation", "presenter"}, "conferencia": {"lecture"}, "conferencia magistral": {"keynote"}, "catedra": {"lecture"}, "exposicion": {"exhibition"}, "muestra": {"exhibition"}, "taller": {"workshop"}, "curso": {"course"}, "foro": {"panel"}, "seminario": {"seminar"},
	"seminario web": {"webinar"}, "mesa redonda": {"roundtable"}, "mesa": {"panel"}, "conversatorio": {"conversation"}, "conversacion": {"conversation"}, "coloquio": {"symposium"}, "simposio": {"symposium"}, "congreso": {"congress"}, "encuentro": {"meeting"},
	"presentacion de libro": {"book-launch"}, "presentacion de un libro": {"book-launch"}, "lanzamiento de libro": {"book-launch"}, "lanzamiento": {"book-launch"}, "presentacion": {"presentation", "introduction"}, "lectura": {"reading"}, "proyeccion": {"screening"}, "cine": {"screening"}, "cineforo": {"screening"}, "ceremonia": {"ceremony"}, "concierto": {"concert"},
	"reunion": {"meeting"}, "entrevista": {"interview", "interviewer"}, "bienvenida": {"welcome", "opening-remarks"}, "apertura": {"welcome", "opening-remarks"}, "inauguracion": {"welcome", "opening-remarks"}, "clausura": {"closing", "closing-remarks"}, "cierre": {"closing", "closing-remarks"}, "preguntas": {"q-and-a"}, "preguntas y respuestas": {"q-and-a"},
	"recepcion": {"reception"}, "coctel": {"reception"}, "receso": {"break"}, "pausa": {"break"}, "cafe": {"break"}, "almuerzo": {"lunch"}, "comida": {"lunch"},
	// Roles.
	"ponente": {"speaker"}, "orador": {"speaker"}, "oradora": {"speaker"}, "expositor": {"speaker"}, "expositora": {"speaker"}, "conferencista": {"speaker"}, "conferenciante": {"speaker"}, "interviene": {"speaker"}, "conferencista magistral": {"keynote"}, "conferencista principal": {"keynote"},
	"moderador": {"moderator"}, "moderadora": {"moderator"}, "modera": {"moderator"}, "panelista": {"panelist"}, "comentarista": {"discussant"}, "comenta": {"discussant"}, "presentador": {"presenter"}, "presentadora": {"presenter"}, "presenta": {"presenter"}, "preside": {"chair"}, "presidente": {"chair"}, "presidenta": {"chair"},
	"conductor": {"host"}, "conductora": {"host"}, "conduce": {"host"}, "anfitrion": {"host"}, "anfitriona": {"host"}, "entrevistador": {"interviewer"}, "entrevistadora": {"interviewer"}, "interprete": {"interpreter"}, "autor": {"author"}, "autora": {"author"}, "escritora": {"author"}, "escritor": {"author"},
	"palabras de apertura": {"opening-remarks"}, "palabras de bienvenida": {"opening-remarks"}, "palabras de cierre": {"closing-remarks"}, "introduccion": {"introduction"},
	// Relations.
	"organizado por": {"hosted-by"}, "organiza": {"hosted-by"}, "organizador": {"hosted-by"}, "coorganizado por": {"co-hosted-by"}, "coorganiza": {"co-hosted-by"}, "coorganizador": {"co-hosted-by"}, "en alianza con": {"in-partnership-with"}, "en colaboracion con": {"in-partnership-with"}, "aliado": {"in-partnership-with"}, "colabora": {"in-partnership-with"},
	"patrocinado por": {"sponsored-by"}, "patrocina": {"sponsored-by"}, "patrocinador": {"sponsored-by"}, "con el patrocinio de": {"sponsored-by"}, "apoyado por": {"supported-by"}, "apoya": {"supported-by"}, "con el apoyo de": {"supported-by"}, "auspiciado por": {"sponsored-by"},
	// Languages: how certain, how, and through what.
	"a pedido": {"on-request"}, "a solicitud": {"on-request"}, "por solicitud": {"on-request"}, "bajo solicitud": {"on-request"}, "bajo pedido": {"on-request"}, "previa solicitud": {"on-request"}, "segura": {"provided"}, "seguro": {"provided"}, "garantizada": {"provided"}, "condicional": {"conditional"}, "prevista": {"planned"}, "previsto": {"planned"}, "planeada": {"planned"},
	"simultanea": {"simultaneous"}, "consecutiva": {"consecutive"}, "susurrada": {"whispered"}, "audifonos": {"headsets"}, "auriculares": {"headsets"}, "receptores": {"headsets"}, "videollamada": {"video-call"}, "zoom": {"video-call"}, "aplicacion": {"app"},
	"en vivo": {"live"}, "automatico": {"automatic"}, "automaticos": {"automatic"}, "preparados": {"prepared"}, "ninguno": {"none"}, "ninguna": {"none"},
	// How often.
	"semana": {"week"}, "semanal": {"week"}, "semanalmente": {"week"}, "weekly": {"week"}, "mes": {"month"}, "mensual": {"month"}, "mensualmente": {"month"}, "monthly": {"month"},
	// The rest.
	"mostrar": {"show"}, "ocultar": {"hide"}, "rechazar": {"refuse"}, "femenino": {"feminine"}, "mujer": {"feminine"}, "masculino": {"masculine"}, "hombre": {"masculine"}, "agotado": {"sold-out", "full"}, "agotada": {"sold-out", "full"}, "lleno": {"full"}, "llena": {"full"}, "completo": {"full"}, "cupo completo": {"full"}, "abierto": {"open"}, "abierta": {"open"}, "cerrado": {"closed"}, "cerrada": {"closed"}, "lista de espera": {"waiting-list"}, "todavia no": {"not-yet"}, "aun no": {"not-yet"}, "disponible": {"in-stock"}, "preventa": {"pre-sale"},
	"audio": {"audio"}, "fotos": {"photos"}, "documento": {"document"}, "diapositivas": {"slides"},
}

// languagesMeant are codes of languages by what else they are called than the
// tables of package i18n have it.
var languagesMeant = map[string]string{
	"castellano": "es", "esp": "es", "sp": "es", "mandarin": "zh", "creole": "ht", "gitano": "rom", "vascuence": "eu", "bable": "ast", "leones": "ast", "asturleones": "ast", "balear": "ca", "mallorquin": "ca",
	"senas": "sgn", "lenguaje de senas": "sgn", "signos": "sgn",
	"kichwa": "qu", "runasimi": "qu", "mapuzugun": "arn", "pascuense": "rap", "toba": "tob", "mocovi": "moc", "mataco": "wlv", "mbya": "gun", "guarani jopara": "gn", "jopara": "gn",
	"maya": "yua", "huasteco": "hus", "huichol": "hch", "tarahumara": "tar", "tarasco": "tsz", "mayo": "mfy", "papago": "ood", "tlapaneco": "tcf", "jakalteko": "jac", "jacalteco": "jac", "mexicano": "nah", "nahua": "nah", "kekchi": "kek", "cakchiquel": "cak", "teko": "ttc", "nahuat pipil": "ppl", "pipil": "ppl", "hnähnu": "oto", "nahnu": "oto",
	"guajiro": "guc", "wayunaiki": "guc", "paez": "pbb", "nasa": "pbb", "guambiano": "gum", "kuna": "cuk", "cuna": "cuk", "wounaan": "noa", "raizal": "icr", "creole sanandresano": "icr", "wiwa": "mbp", "chimila": "cbg", "ngobe": "gym", "guaymi": "gym", "miskitu": "miq", "garinagu": "cab",
	"aguaruna": "agr", "campa": "cni", "shipibo": "shp", "conibo": "shp", "machiguenga": "mcb", "huambisa": "hub", "uitoto": "huu", "witoto": "huu", "cofan": "con", "tsachila": "cof", "chachi": "cbi", "huaorani": "auc", "waorani": "auc", "chiquitano": "cax", "chiman": "cas", "moseten": "cas",
	"chulupi": "cag", "chamacoco": "ceg", "guayaki": "guq", "kaiwa": "kgk", "kaiowa": "kgk", "kayapo": "txu", "dine": "nv", "inuit": "iu", "yupik": "esu", "sioux": "lkt", "chippewa": "oj", "anishinaabemowin": "oj",
}

// signAcronyms are the sign languages that are known by their acronyms, by what
// nobody means by it as a code: lse would be Lusengo. An acronym that is the
// code of a sign language itself, such as lsp, or of Icelandic (isl), is not
// among the acronyms.
var signAcronyms = map[string]string{
	"asl": "ase", "lsm": "mfs", "lsa": "aed", "lsb": "bvl", "libras": "bzs", "lsch": "csg", "lsc": "csn", "lesco": "csr", "lscu": "csf", "lsrd": "doq", "lsec": "ecs", "lessa": "esn", "lensegua": "gsm", "lesho": "hds", "isn": "ncs",
	"lspy": "pys", "lspr": "psl", "lsu": "ugy", "lsv": "vsl", "lsq": "fcs", "lse": "ssp", "lscv": "vsv", "lgp": "psr", "lsf": "fsl", "bsl": "bfi", "auslan": "asf", "ögs": "asq", "ogs": "asq", "ngt": "dse", "dgs": "gsg", "lis": "ise",
	"ksl": "kvk", "nzsl": "nzs", "pjm": "pso", "lsfb": "sfb", "sasl": "sfs", "dsgs": "sgg", "tid": "tsm",
}

var booleansMeant = map[string]string{
	"si": "true", "yes": "true", "verdadero": "true", "cierto": "true", "on": "true", "y": "true", "s": "true",
	"no": "false", "falso": "false", "off": "false", "n": "false",
}

// foldersMeant are the folders of the format, by what else they are called.
var foldersMeant = map[string]string{
	"evento": "events", "eventos": "events", "actividades": "events", "agenda": "events", "event": "events",
	"persona": "speakers", "personas": "speakers", "ponentes": "speakers", "participantes": "speakers", "invitados": "speakers", "people": "speakers", "participants": "speakers", "oradores": "speakers", "autores": "speakers",
	"programa": "programs", "programas": "programs", "instituciones": "programs", "organizadores": "programs", "institutions": "programs", "hosts": "programs", "entidades": "programs",
	"lugar": "venues", "lugares": "venues", "sede": "venues", "sedes": "venues", "places": "venues", "locations": "venues", "espacios": "venues",
	"serie": "series", "ciclo": "series", "ciclos": "series", "mensajes": "messages", "textos": "messages", "plantillas": "templates", "estaticos": "static",
}

var accents = strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u", "ñ", "n", "ã", "a", "ç", "c",
	"Á", "A", "É", "E", "Í", "I", "Ó", "O", "Ú", "U", "Ü", "U", "Ñ", "N")

// plainly is a word in small letters, without accents and with one space
// between its parts.
func plainly(word string) string {
	return accents.Replace(strings.ToLower(strings.Join(strings.Fields(word), " ")))
}

// meantKey returns the key that somebody may have meant: what is so called in
// Spanish, or is spelt nearly so.
func (d *decoder) meantKey(name string, keys iter.Seq[string]) string {
	if d.searches++; d.searches > maxSearches {
		return ""
	}
	known := slices.Collect(keys)
	for _, meant := range keysMeant[strings.NewReplacer(" ", "_", "-", "_").Replace(plainly(name))] {
		if slices.Contains(known, meant) {
			return meant
		}
	}
	return nearest(name, slices.Values(known))
}

// Days of a rule, in the same way.
var (
	weekdaysMeant = map[string]string{
		"lunes": "monday", "martes": "tuesday", "miercoles": "wednesday", "jueves": "thursday", "viernes": "friday", "sabado": "saturday", "domingo": "sunday",
		"sabados": "saturday", "domingos": "sunday",
	}
	ordinalsMeant = map[string]string{
		"primer": "first", "primero": "first", "1": "first", "1.er": "first", "1º": "first", "segundo": "second", "2": "second", "2º": "second",
		"tercer": "third", "tercero": "third", "3": "third", "3.er": "third", "3º": "third", "cuarto": "fourth", "4": "fourth", "4º": "fourth", "ultimo": "last",
	}
)

// meantWeekday returns the day of a rule that somebody may have meant: primer
// martes, «los jueves», Thursdays.
func (d *decoder) meantWeekday(word string, known []string) string {
	var meant []string
	for _, part := range strings.Fields(plainly(word)) {
		switch day, ordinal := weekdaysMeant[part], ordinalsMeant[part]; {
		case day != "":
			meant = append(meant, day)
		case ordinal != "":
			meant = append(meant, ordinal)
		case part != "el" && part != "los" && part != "cada" && part != "todos" && part != "del" && part != "mes":
			return d.meant(plainly(word), slices.Values(known))
		}
	}
	if told := strings.Join(meant, " "); slices.Contains(known, told) {
		return told
	}
	return ""
}

// meantWord does so for the words of a list.
func (d *decoder) meantWord(word string, known []string) string {
	for _, meant := range wordsMeant[strings.NewReplacer("-", " ", "_", " ").Replace(plainly(word))] {
		if slices.Contains(known, meant) {
			return meant
		}
	}
	return d.meant(word, slices.Values(known))
}

// meantLanguage does so for languages, which may be written by their names.
func (d *decoder) meantLanguage(name string) string {
	if d.searches++; d.searches > maxSearches {
		return ""
	}
	if code := languagesMeant[plainly(name)]; code != "" {
		return code
	}
	if meant := i18n.LanguageNamed(name); meant != language.Und {
		return meant.String()
	}
	return ""
}
