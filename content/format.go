package content

import (
	"slices"
	"time"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/speaker"
)

// The format, key by key: where each goes in the model, what it is in English
// and Spanish, and an example. The loader, the JSON Schema and the tables of
// docs/content.md and docs/content.es.md all come from here; to add a key, add
// a line.

var siteMapping = mapping[Settings]{name: "site", keys: []key[Settings]{
	required(in("name", texts, func(s *Settings) *i18n.Text { return &s.Name },
		"The name of the site.", "El nombre del sitio.", "{en: City Archive, es: Archivo de la Ciudad}")),
	in("base_url", link, func(s *Settings) *string { return &s.BaseURL },
		"The address at which the site is published.", "La dirección en la que se publica el sitio.", "https://example.org"),
	required(in("languages", tags, func(s *Settings) *[]language.Tag { return &s.Languages },
		"The languages of the site, in fallback order; the first is the main one.", "Los idiomas del sitio, en orden de preferencia; el primero es el principal.", "[es, en]")),
	in("zone", zone, func(s *Settings) **time.Location { return &s.Zone },
		"The time zone of dates that name none.", "El huso horario de las fechas que no indican ninguno.", "America/New_York"),
	in("fallback", policy, func(s *Settings) *i18n.Policy { return &s.Fallback },
		"What to do with a text that the reader's language lacks: show it in another, marked; hide the field; refuse to publish the page.",
		"Qué hacer con un texto que falta en el idioma del lector: mostrarlo en otro, con una marca; omitir el campo; no publicar la página.", "hide"),
}, check: checkSettings}

var eventMapping = mapping[event.Event]{name: "event", keys: slices.Concat(
	[]key[event.Event]{
		langKey(func(e *event.Event) *language.Tag { return &e.Lang }),
		in("draft", boolean, func(e *event.Event) *bool { return &e.Draft },
			"A draft is not published; `tertulia render` still previews it.", "Un borrador no se publica; `tertulia render` sí lo muestra, como vista previa.", "true"),
		required(in("title", texts, func(e *event.Event) *i18n.Text { return &e.Title },
			"The title.", "El título.", "{en: Open Archives, es: Archivos abiertos}")),
		in("subtitle", texts, func(e *event.Event) *i18n.Text { return &e.Subtitle },
			"A second line under the title.", "Una segunda línea bajo el título.", "{en: A conversation, es: Una conversación}"),
		in("slug", slugs, func(e *event.Event) *i18n.Text { return &e.Slug },
			"The last part of the page's address; without it, made from the title.", "La última parte de la dirección de la página; si falta, se forma con el título.", "{en: open-archives, es: archivos-abiertos}"),
		in("kind", term(event.Kinds()), func(e *event.Event) *event.Term { return &e.Kind },
			"What kind of event it is.", "Qué clase de evento es.", "panel"),
		in("status", oneOrMore(oneOf(event.Scheduled, event.Cancelled, event.Postponed, event.Rescheduled, event.MovedOnline)),
			func(e *event.Event) *[]event.Status { return &e.Status },
			"What has become of the event; a list where two are true.", "En qué quedó el evento; una lista si valen dos a la vez.", "[rescheduled, moved-online]"),
		in("status_note", prose, func(e *event.Event) *i18n.Text { return &e.StatusNote },
			"Your own words about the status.", "El estado en sus propias palabras.", "{en: The new date stands., es: La nueva fecha es definitiva.}"),
		in("attendance", attendance, func(e *event.Event) *event.Attendance { return &e.Attendance },
			"How one takes part.", "Cómo se participa.", "hybrid"),
		zoneKey[event.Event](),
	},
	whenKeys(func(e *event.Event) *event.When { return &e.When }),
	[]key[event.Event]{
		doorsKey(func(e *event.Event) *event.When { return &e.When }),
		in("dates", list(occurrenceMapping.format()), func(e *event.Event) *[]event.Occurrence { return &e.Dates },
			"Instead of `start` and `end`: an event held on several separate occasions.", "En lugar de `start` y `end`, si el evento se realiza en varias ocasiones separadas.",
			"[{start: 2027-03-09 09:00}, {start: 2027-03-16 09:00}]"),
		in("previous", pointer(occurrenceMapping.format()), func(e *event.Event) **event.Occurrence { return &e.Previous },
			"When and where it was to be before it was moved.", "Cuándo y dónde iba a ser antes del cambio.", "{start: 2027-02-09 09:00}"),
		in("show_zones", list(scalarOr(zoneAlone, shownZoneMapping.format())), func(e *event.Event) *[]event.Zone { return &e.ShowZones },
			"Further time zones in which to print the time.", "Otros husos horarios en los que se indica la hora.", "[America/Costa_Rica, {zone: America/New_York, label: Washington}]"),
		in("languages", languagesMapping.format(), func(e *event.Event) *event.Languages { return &e.Languages },
			"In which languages it is held.", "En qué idiomas se realiza.", "{spoken: [es], interpretation: none}"),
		in("summary", prose, func(e *event.Event) *i18n.Text { return &e.Summary },
			"A sentence or two, for lists and cards.", "Una o dos oraciones, para listas y tarjetas.", "{en: What records teach., es: Lo que enseñan los registros.}"),
		in("description", markdown, func(e *event.Event) *i18n.Text { return &e.Description },
			"The whole text; it may stand beside the file as `description.es.md`.", "El texto completo; también puede estar al lado del archivo, en `description.es.md`.", "{en: In *March*., es: En *marzo*.}"),
		in("hosts", list(scalarOr(hostByID, hostingMapping.format())), func(e *event.Event) *[]event.Hosting { return &e.Hosts },
			"Who holds it: ids of programs, or maps.", "Quiénes lo organizan: identificadores de programas, o mapas.", "[{name: City Archive}, {program: {name: A foundation}, relation: sponsored-by}]"),
		participantsKey(func(e *event.Event) *[]event.Participant { return &e.Participants }),
		in("panels", list(pointer(panelMapping.format())), func(e *event.Event) *[]*event.Panel { return &e.Panels },
			"Its sessions.", "Sus sesiones.", "[{id: opening, kind: welcome, start: 2027-03-09 09:15}]"),
		venueKey(func(e *event.Event) **event.Venue { return &e.Venue }),
		onlineKey(func(e *event.Event) *[]event.OnlineLink { return &e.Online }),
		in("registration", pointer(registrationMapping.format()), func(e *event.Event) **event.Registration { return &e.Registration },
			"How one gets in.", "Qué hace falta para asistir.", "{required: true, fee: free}"),
		worksKey(func(e *event.Event) *[]event.Work { return &e.Works }),
		mediaKey(func(e *event.Event) *[]event.Media { return &e.Media }),
		in("topics", list(topic), func(e *event.Event) *[]event.Term { return &e.Topics },
			"What it is about.", "De qué trata.", "[{en: Public safety, es: Seguridad ciudadana}]"),
		in("series", scalarOr(byID("series", func(x *index) map[string]*event.Series { return x.series }), pointer(seriesMapping.format())),
			func(e *event.Event) **event.Series { return &e.Series },
			"The series that it belongs to.", "El ciclo al que pertenece.", "{name: {en: Archive Nights, es: Noches de archivo}}"),
		in("audience", prose, func(e *event.Event) *i18n.Text { return &e.Audience },
			"For whom it is.", "A quién va dirigido.", "{en: Teachers, es: Docentes}"),
		accessibilityKey(func(e *event.Event) *i18n.Text { return &e.Accessibility }),
		in("image", pointer(imageMapping.format()), func(e *event.Event) **event.Image { return &e.Image },
			"A picture.", "Una imagen.", "{src: photo.jpg, alt: {en: A shelf, es: Un estante}}"),
		in("contact", contactMapping.format(), func(e *event.Event) *event.Contact { return &e.Contact },
			"Whom to ask.", "A quién preguntar.", "{email: archive@example.org}"),
		in("updated", from, func(e *event.Event) *time.Time { return &e.Updated },
			"When this was last changed.", "Cuándo se hizo el último cambio.", "2027-02-01"),
		in("sequence", integer, func(e *event.Event) *int { return &e.Sequence },
			"The revision of the calendar entry; without it, derived from `updated`.", "El número de revisión de la entrada de calendario; si falta, se obtiene de `updated`.", "1"),
	}),
}

var panelMapping = mapping[event.Panel]{name: "panel", keys: slices.Concat(
	[]key[event.Panel]{
		in("id", words, func(p *event.Panel) *string { return &p.ID },
			"A stable name, which keeps translations and links when panels move.", "Un nombre que no cambia, para que las traducciones y los enlaces se conserven si el panel cambia de posición.", "opening"),
		in("title", texts, func(p *event.Panel) *i18n.Text { return &p.Title },
			"The title; without it, the label of `kind`.", "El título; si falta, el nombre de `kind`.", "{en: Opening, es: Apertura}"),
		in("kind", term(event.Kinds()), func(p *event.Panel) *event.Term { return &p.Kind },
			"What kind of session it is.", "Qué clase de sesión es.", "keynote"),
	},
	whenKeys(func(p *event.Panel) *event.When { return &p.When }),
	[]key[event.Panel]{
		in("abstract", markdown, func(p *event.Panel) *i18n.Text { return &p.Abstract },
			"What it is about.", "De qué trata.", "{en: In *brief*., es: En *breve*.}"),
		in("languages", languagesMapping.format(), func(p *event.Panel) *event.Languages { return &p.Languages },
			"In which languages it is held; what is left out is as for the event.", "En qué idiomas se realiza; lo que no se indica es como en el evento.", "{spoken: [en]}"),
		in("room", oneOrMore(texts), func(p *event.Panel) *[]i18n.Text { return &p.Rooms },
			"The room, or several.", "La sala, o varias.", "[Auditorium, Gallery 2]"),
		venueKey(func(p *event.Panel) **event.Venue { return &p.Venue }),
		participantsKey(func(p *event.Panel) *[]event.Participant { return &p.Participants }),
		worksKey(func(p *event.Panel) *[]event.Work { return &p.Works }),
		mediaKey(func(p *event.Panel) *[]event.Media { return &p.Media }),
	}),
}

var occurrenceMapping = mapping[event.Occurrence]{name: "occasion", keys: slices.Concat(
	[]key[event.Occurrence]{
		in("id", words, func(o *event.Occurrence) *string { return &o.ID },
			"A stable name, by which calendars know the occasion again when its time changes.", "Un nombre que no cambia, por el que los calendarios reconocen la ocasión si cambia de hora.", "matinee"),
		zoneKey[event.Occurrence](),
	},
	whenKeys(func(o *event.Occurrence) *event.When { return &o.When }),
	[]key[event.Occurrence]{
		doorsKey(func(o *event.Occurrence) *event.When { return &o.When }),
		in("attendance", attendance, func(o *event.Occurrence) *event.Attendance { return &o.Attendance },
			"How one takes part; without it, as for the event.", "Cómo se participa; si falta, como en el evento.", "online"),
		venueKey(func(o *event.Occurrence) **event.Venue { return &o.Venue }),
		onlineKey(func(o *event.Occurrence) *[]event.OnlineLink { return &o.Online }),
	}),
}

var shownZoneMapping = mapping[event.Zone]{name: "shown-zone", keys: []key[event.Zone]{
	required(in("zone", zone, func(z *event.Zone) **time.Location { return &z.Location },
		"The time zone.", "El huso horario.", "America/New_York")),
	in("label", texts, func(z *event.Zone) *i18n.Text { return &z.Label },
		"What to call it; without it, its name.", "Con qué nombre se muestra; si falta, con el suyo.", "Washington"),
}}

var languagesMapping = mapping[event.Languages]{name: "languages", keys: []key[event.Languages]{
	in("spoken", tags, func(l *event.Languages) *[]language.Tag { return &l.Spoken },
		"Spoken, or signed, on stage.", "Los que se hablan en el escenario, también las lenguas de señas.", "[es]"),
	in("speakers_choice", boolean, func(l *event.Languages) *bool { return &l.SpeakersChoice },
		"Each person speaks the language they choose.", "Si cada quien habla en el idioma que prefiere.", "true"),
	or("none", func(l *event.Languages) { l.NoInterpretation = true },
		in("interpretation", list(interpretationMapping.format()), func(l *event.Languages) *[]event.Interpretation { return &l.Interpretation },
			"Spoken interpretation; `none` states that there is none, and without the key nothing is said.",
			"Interpretación oral; `none` afirma que no la hay, y sin la clave no se dice nada.", "[{into: [en], mode: simultaneous}]")),
	or("none", func(l *event.Languages) { l.NoSign = true },
		in("sign", list(signMapping.format()), func(l *event.Languages) *[]event.Sign { return &l.Sign },
			"Interpretation into sign languages.", "Interpretación en lenguas de señas.", "[{language: ase}]")),
	or("none", func(l *event.Languages) { l.NoCaptions = true },
		in("captions", list(captionsMapping.format()), func(l *event.Languages) *[]event.Captions { return &l.Captions },
			"Captions while people speak.", "Subtítulos mientras se habla.", "[{language: es, kind: live}]")),
	in("materials", tags, func(l *event.Languages) *[]language.Tag { return &l.Materials },
		"Slides and handouts.", "Los de las diapositivas y los materiales impresos.", "[es, en]"),
	in("questions", tags, func(l *event.Languages) *[]language.Tag { return &l.Questions },
		"In which questions may be asked.", "Los idiomas en los que se puede preguntar.", "[es, en]"),
	or("none", func(l *event.Languages) { l.NoRecording = true },
		in("recording", pointer(recordingMapping.format()), func(l *event.Languages) **event.Recording { return &l.Recording },
			"What can be seen afterwards, or from afar.", "Lo que se podrá ver después, o a distancia.", "{languages: [es], captions: [en]}")),
	in("note", prose, func(l *event.Languages) *i18n.Text { return &l.Note },
		"Your own words, in place of the generated sentences.", "Sus propias palabras, en lugar de las oraciones generadas.", "{en: Bring headphones., es: Traiga audífonos.}"),
}}

var interpretationMapping = mapping[event.Interpretation]{name: "interpretation", keys: []key[event.Interpretation]{
	required(in("into", tags, func(i *event.Interpretation) *[]language.Tag { return &i.Into },
		"Into which languages.", "A qué idiomas.", "[en]")),
	in("from", tags, func(i *event.Interpretation) *[]language.Tag { return &i.From },
		"From which; without it, the spoken ones.", "De cuáles; si falta, de los que se hablan.", "[es]"),
	in("mode", oneOf(event.Simultaneous, event.Consecutive, event.Whispered), func(i *event.Interpretation) *event.Mode { return &i.Mode },
		"How the interpreters work.", "Cómo trabajan los intérpretes.", "simultaneous"),
	in("provision", provision, func(i *event.Interpretation) *event.Provision { return &i.Provision },
		"How certain it is.", "Qué tan seguro es.", "on-request"),
	in("delivery", oneOf(event.Headsets, event.VideoCall, event.App), func(i *event.Interpretation) *event.Delivery { return &i.Delivery },
		"How it reaches the listener.", "Cómo llega a quien escucha.", "headsets"),
	deadlineKey(func(i *event.Interpretation) *time.Time { return &i.Deadline }),
	in("contact", contactMapping.format(), func(i *event.Interpretation) *event.Contact { return &i.Contact },
		"Whom to ask for it.", "A quién se le solicita.", "{email: languages@example.org}"),
	in("note", prose, func(i *event.Interpretation) *i18n.Text { return &i.Note },
		"Your own words.", "Sus propias palabras.", "{en: Bring an ID., es: Traiga una identificación.}"),
}}

var signMapping = mapping[event.Sign]{name: "sign", keys: []key[event.Sign]{
	required(in("language", tag, func(s *event.Sign) *language.Tag { return &s.Language },
		"The sign language: ase (American), mfs (Mexican), csn (Colombian), aed (Argentine), ssp (Spanish).",
		"La lengua de señas: ase (americana), mfs (mexicana), csn (colombiana), aed (argentina), ssp (española).", "ase")),
	in("provision", provision, func(s *event.Sign) *event.Provision { return &s.Provision },
		"How certain it is.", "Qué tan seguro es.", "on-request"),
	deadlineKey(func(s *event.Sign) *time.Time { return &s.Deadline }),
	in("contact", contactMapping.format(), func(s *event.Sign) *event.Contact { return &s.Contact },
		"Whom to ask for it.", "A quién se le solicita.", "{email: access@example.org}"),
	in("note", prose, func(s *event.Sign) *i18n.Text { return &s.Note },
		"Your own words.", "Sus propias palabras.", "{en: In the first rows., es: En las primeras filas.}"),
}}

var captionsMapping = mapping[event.Captions]{name: "captions", keys: []key[event.Captions]{
	required(in("language", tag, func(c *event.Captions) *language.Tag { return &c.Language },
		"In which language.", "En qué idioma.", "es")),
	in("kind", oneOf(event.LiveCaptions, event.AutomaticCaptions, event.PreparedCaptions), func(c *event.Captions) *event.CaptionKind { return &c.Kind },
		"How they are made: by a person, by a machine, beforehand.", "Cómo se hacen: en vivo por una persona, por una máquina o de antemano.", "live"),
}}

var recordingMapping = mapping[event.Recording]{name: "recording", keys: []key[event.Recording]{
	in("languages", tags, func(r *event.Recording) *[]language.Tag { return &r.Languages },
		"In which languages.", "En qué idiomas.", "[es]"),
	in("captions", tags, func(r *event.Recording) *[]language.Tag { return &r.Captions },
		"Its subtitles.", "Sus subtítulos.", "[en]"),
	in("url", link, func(r *event.Recording) *string { return &r.URL },
		"Where it is; it may come later.", "Dónde está; puede agregarse después.", "https://example.org/video"),
	in("stream", boolean, func(r *event.Recording) *bool { return &r.Stream },
		"A live stream rather than a recording.", "Si es una transmisión en vivo y no una grabación.", "true"),
}}

var participantMapping = mapping[event.Participant]{name: "participant", keys: slices.Concat(
	lift(personKeys, func(p *event.Participant) **speaker.Speaker { return &p.Speaker }),
	[]key[event.Participant]{
		unlessInPlace(in("speaker", byID("speakers", func(x *index) map[string]*speaker.Speaker { return x.speakers }),
			func(p *event.Participant) **speaker.Speaker { return &p.Speaker },
			"Who it is; or write `name` and the like here.", "Quién es; si no, escriba aquí mismo `name` y lo demás.", "ana-diaz"),
			func(p *event.Participant) bool { return p.Speaker != nil }),
		in("group", texts, func(p *event.Participant) *i18n.Text { return &p.Group },
			"Several people at once, instead of a speaker.", "Varias personas a la vez, en lugar de una.", "{en: The three campaigns, es: Las tres campañas}"),
		in("role", term(event.Roles()), func(p *event.Participant) *event.Term { return &p.Role },
			"What the person does here.", "Qué papel tiene aquí la persona.", "moderator"),
		in("status", oneOf(event.Confirmed, event.ToBeConfirmed, event.Invited, event.ParticipantCancelled),
			func(p *event.Participant) *event.ParticipantStatus { return &p.Status },
			"How certain it is that the person comes.", "Qué tan seguro es que venga.", "to-be-confirmed"),
		in("attendance", attendance, func(p *event.Participant) *event.Attendance { return &p.Attendance },
			"How the person takes part; without it, as the event.", "Cómo participa; si falta, como en el evento.", "online"),
		in("positions", list(positionMapping.format()), func(p *event.Participant) *[]speaker.Position { return &p.Positions },
			"For this event, instead of the speaker's own.", "Los cargos que se muestran en este evento, en lugar de los de la persona.", "[{title: {en: Columnist, es: Columnista}}]"),
	}),
}

// personKeys are the keys of a speaker that a participant may have too.
var personKeys = []key[speaker.Speaker]{
	in("name", scalarOr(wholeName, nameMapping.format()), func(s *speaker.Speaker) *speaker.Name { return &s.Name },
		"The name, whole or in its parts.", "El nombre, entero o por partes.", "{given: Ana María, family: Sanjuán}"),
	in("gender", oneOf(speaker.Feminine, speaker.Masculine), func(s *speaker.Speaker) *speaker.Gender { return &s.Gender },
		"Of the role labels in Spanish; without it, neutral forms.", "El género con el que se nombran los papeles en español (moderadora, moderador); si falta, formas neutras.", "feminine"),
	in("bio", markdown, func(s *speaker.Speaker) *i18n.Text { return &s.Bio },
		"A short biography; it may stand beside the file as `bio.es.md`.", "Una breve biografía; también puede estar al lado del archivo, en `bio.es.md`.", "{en: Reads *archives*., es: Lee *archivos*.}"),
	in("photo", pointer(imageMapping.format()), func(s *speaker.Speaker) **speaker.Image { return &s.Photo },
		"A portrait.", "Un retrato.", "{src: ana.jpg, alt: {en: Ana at a desk, es: Ana ante un escritorio}}"),
	in("links", list(linkMapping.format()), func(s *speaker.Speaker) *[]speaker.Link { return &s.Links },
		"The person's own pages.", "Las páginas propias de la persona.", "[{url: https://example.org, label: Blog}]"),
	in("languages", tags, func(s *speaker.Speaker) *[]language.Tag { return &s.Languages },
		"That the person speaks.", "Los que habla la persona.", "[es, en]"),
}

var speakerMapping = mapping[speaker.Speaker]{name: "speaker", keys: slices.Concat(
	[]key[speaker.Speaker]{langKey(func(s *speaker.Speaker) *language.Tag { return &s.Lang })},
	personKeys,
	[]key[speaker.Speaker]{
		in("positions", list(positionMapping.format()), func(s *speaker.Speaker) *[]speaker.Position { return &s.Positions },
			"What the person is, the most important first.", "Los cargos u oficios de la persona; el más importante, primero.", "[{title: {en: Columnist, es: Columnista}, organization: El Diario}]"),
	}),
}

var nameMapping = mapping[speaker.Name]{name: "name", keys: []key[speaker.Name]{
	in("prefix", texts, func(n *speaker.Name) *i18n.Text { return &n.Prefix },
		"Printed before the name.", "Se imprime antes del nombre.", "{en: Ambassador, es: embajadora}"),
	in("given", words, func(n *speaker.Name) *string { return &n.Given }, "Given names.", "Nombres de pila.", "Ana María"),
	in("family", words, func(n *speaker.Name) *string { return &n.Family },
		"Family names, with their particles.", "Apellidos, con sus partículas.", "de la Cruz"),
	in("suffix", words, func(n *speaker.Name) *string { return &n.Suffix }, "Printed after the name.", "Se imprime después del nombre.", "Jr."),
	in("display", words, func(n *speaker.Name) *string { return &n.Display },
		"In print instead of given, family and suffix.", "Se imprime en lugar del nombre, los apellidos y el sufijo.", "Murakami Haruki"),
	in("native", translations, func(n *speaker.Name) *i18n.Text { return &n.Native },
		"In its own script, with the language.", "El nombre en su propia escritura, con el idioma.", "{ja: 村上春樹}"),
}}

var positionMapping = mapping[speaker.Position]{name: "position", keys: []key[speaker.Position]{
	in("title", texts, func(p *speaker.Position) *i18n.Text { return &p.Title },
		"What the person is.", "El cargo u oficio.", "{en: Director, es: Directora}"),
	in("organization", texts, func(p *speaker.Position) *i18n.Text { return &p.Organization },
		"Where.", "En qué institución.", "{en: National Library, es: Biblioteca Nacional}"),
	in("place", texts, func(p *speaker.Position) *i18n.Text { return &p.Place },
		"In which city or country.", "En qué ciudad o país.", "{en: Peru, es: Perú}"),
}}

var hostingMapping = mapping[event.Hosting]{name: "host", keys: slices.Concat(
	lift(programKeys, func(h *event.Hosting) **event.Program { return &h.Program }),
	[]key[event.Hosting]{
		unlessInPlace(in("program", scalarOr(byID("programs", programsOf), pointer(programMapping.format())),
			func(h *event.Hosting) **event.Program { return &h.Program },
			"The program; or write its `name` and the like here.", "El programa; si no, escriba aquí mismo su `name` y lo demás.", "{name: City Archive}"),
			func(h *event.Hosting) bool { return h.Program != nil }),
		in("relation", term(event.Relations()), func(h *event.Hosting) *event.Term { return &h.Relation },
			"What it has to do with the event; without it, hosted-by.", "Qué relación tiene con el evento; si falta, hosted-by.", "sponsored-by"),
	}),
}

var programKeys = []key[event.Program]{
	required(in("name", texts, func(p *event.Program) *i18n.Text { return &p.Name },
		"Its name.", "Su nombre.", "{en: City Archive, es: Archivo de la Ciudad}")),
	in("acronym", texts, func(p *event.Program) *i18n.Text { return &p.Acronym },
		"Printed beside the name.", "Se imprime junto al nombre.", "{en: CA, es: AC}"),
	in("summary", prose, func(p *event.Program) *i18n.Text { return &p.Summary },
		"A sentence or two.", "Una o dos oraciones.", "{en: Keeps records., es: Guarda registros.}"),
	in("description", markdown, func(p *event.Program) *i18n.Text { return &p.Description },
		"The whole text; it may stand beside the file as `description.es.md`.", "El texto completo; también puede estar al lado del archivo, en `description.es.md`.", "{en: Since *1821*., es: Desde *1821*.}"),
	in("url", addresses, func(p *event.Program) *i18n.Text { return &p.URL },
		"Where “Read more” leads.", "Adónde lleva «Leer más».", "{en: https://example.org/en, es: https://example.org/es}"),
	in("logo", pointer(imageMapping.format()), func(p *event.Program) **event.Image { return &p.Logo },
		"Its logo.", "Su logotipo.", "{src: logo.svg, alt: {en: A key, es: Una llave}}"),
}

// programMapping is a program that is written in place.
var programMapping = mapping[event.Program]{name: "program-in-place", keys: programKeys}

// programFileMapping is a program with a file of its own.
var programFileMapping = mapping[event.Program]{name: "program", keys: slices.Concat(
	[]key[event.Program]{langKey(func(p *event.Program) *language.Tag { return &p.Lang })},
	programKeys,
	[]key[event.Program]{
		in("parent", byID("programs", programsOf), func(p *event.Program) **event.Program { return &p.Parent },
			"The program that it is part of.", "El programa del que forma parte.", "city-archive"),
	}),
}

func programsOf(x *index) map[string]*event.Program { return x.programs }

var venueKeys = []key[event.Venue]{
	in("name", texts, func(v *event.Venue) *i18n.Text { return &v.Name },
		"Its name.", "Su nombre.", "{en: National Library, es: Biblioteca Nacional}"),
	in("room", texts, func(v *event.Venue) *i18n.Text { return &v.Room },
		"The room.", "La sala.", "{en: Main Hall, es: Sala principal}"),
	in("address", texts, func(v *event.Venue) *i18n.Text { return &v.Address },
		"Street and number.", "Calle y número.", "501 W 165th St."),
	in("city", texts, func(v *event.Venue) *i18n.Text { return &v.City },
		"The city.", "La ciudad.", "{en: Mexico City, es: Ciudad de México}"),
	in("region", texts, func(v *event.Venue) *i18n.Text { return &v.Region },
		"State or province.", "Estado o provincia.", "NY"),
	in("postal_code", words, func(v *event.Venue) *string { return &v.PostalCode },
		"The postal code.", "El código postal.", `"10032"`),
	in("country", coded("^([A-Za-z]{2})?$"), func(v *event.Venue) *string { return &v.Country },
		"Two letters (ISO 3166-1).", "El código de dos letras (ISO 3166-1).", "MX"),
	in("map", link, func(v *event.Venue) *string { return &v.Map },
		"The address of a map.", "La dirección de un mapa.", "https://maps.example.org/library"),
	in("geo", pointer(geoMapping.format()), func(v *event.Venue) **event.Geo { return &v.Geo },
		"Where it is on the earth.", "Sus coordenadas geográficas.", "{latitude: 19.43, longitude: -99.13}"),
	accessibilityKey(func(v *event.Venue) *i18n.Text { return &v.Accessibility }),
}

var venueMapping = mapping[event.Venue]{name: "venue-in-place", keys: venueKeys}

var venueFileMapping = mapping[event.Venue]{name: "venue", keys: slices.Concat(
	[]key[event.Venue]{langKey(func(v *event.Venue) *language.Tag { return &v.Lang })}, venueKeys),
}

var geoMapping = mapping[event.Geo]{name: "geo", keys: []key[event.Geo]{
	required(in("latitude", degrees, func(g *event.Geo) *float64 { return &g.Latitude }, "Degrees north.", "Grados de latitud norte.", "19.43")),
	required(in("longitude", degrees, func(g *event.Geo) *float64 { return &g.Longitude }, "Degrees east.", "Grados de longitud este.", "-99.13")),
}}

var seriesKeys = []key[event.Series]{
	required(in("name", texts, func(s *event.Series) *i18n.Text { return &s.Name },
		"Its name.", "Su nombre.", "{en: Archive Nights, es: Noches de archivo}")),
	in("description", markdown, func(s *event.Series) *i18n.Text { return &s.Description },
		"What it is.", "Qué es.", "{en: Every *March*., es: Cada *marzo*.}"),
	in("url", addresses, func(s *event.Series) *i18n.Text { return &s.URL },
		"Its page.", "Su página.", "https://example.org/nights"),
}

var seriesMapping = mapping[event.Series]{name: "series-in-place", keys: seriesKeys}

var seriesFileMapping = mapping[event.Series]{name: "series", keys: slices.Concat(
	[]key[event.Series]{langKey(func(s *event.Series) *language.Tag { return &s.Lang })}, seriesKeys),
}

var onlineMapping = mapping[event.OnlineLink]{name: "online", keys: []key[event.OnlineLink]{
	in("url", link, func(o *event.OnlineLink) *string { return &o.URL },
		"The address; it may come later.", "La dirección; puede agregarse después.", "https://example.org/live"),
	in("language", tag, func(o *event.OnlineLink) *language.Tag { return &o.Language },
		"Of this channel.", "El de este canal.", "es"),
	in("label", texts, func(o *event.OnlineLink) *i18n.Text { return &o.Label },
		"What to call it.", "Con qué nombre se muestra.", "{en: Live stream, es: Transmisión en vivo}"),
}}

var registrationMapping = mapping[event.Registration]{name: "registration", keys: []key[event.Registration]{
	in("url", addresses, func(r *event.Registration) *i18n.Text { return &r.URL },
		"Where one registers.", "Dónde inscribirse.", "https://example.org/register"),
	in("required", boolean, func(r *event.Registration) *bool { return &r.Required },
		"Nobody gets in without it.", "Si nadie entra sin inscribirse.", "true"),
	in("opens", from, func(r *event.Registration) *time.Time { return &r.Opens },
		"From when on; a day alone means its beginning.", "Desde cuándo; un día sin hora cuenta desde su comienzo.", "2027-02-01"),
	in("closes", until, func(r *event.Registration) *time.Time { return &r.Closes },
		"Until when; a day alone means its end.", "Hasta cuándo; un día sin hora se incluye completo.", "2027-03-08 18:00"),
	in("capacity", integer, func(r *event.Registration) *int { return &r.Capacity }, "Seats.", "El cupo.", "120"),
	or("free", func(r *event.Registration) { r.Free = true },
		in("fee", oneOrMore(feeMapping.format()), func(r *event.Registration) *[]event.Fee { return &r.Fees },
			"What it costs.", "Cuánto cuesta.", "[{name: {en: Students, es: Estudiantes}, price: 180, currency: USD}]")),
	in("note", prose, func(r *event.Registration) *i18n.Text { return &r.Note },
		"Your own words.", "Sus propias palabras.", "{en: Bring an ID., es: Traiga una identificación.}"),
}}

var feeMapping = mapping[event.Fee]{name: "fee", keys: []key[event.Fee]{
	in("name", texts, func(f *event.Fee) *i18n.Text { return &f.Name }, "For whom.", "Para quién.", "{en: Students, es: Estudiantes}"),
	required(in("price", words, func(f *event.Fee) *string { return &f.Price },
		"A number without a sign and without a separator of thousands, with a point before the decimals: 120000, 12.50.", "Sin signo ni separador de miles, con punto para los decimales: 120000, 12.50.", "180")),
	required(in("currency", coded("^[A-Z]{3}$"), func(f *event.Fee) *string { return &f.Currency },
		"Three capitals (ISO 4217).", "El código de tres mayúsculas (ISO 4217).", "USD")),
	in("availability", oneOf(event.InStock, event.SoldOut, event.PreSale), func(f *event.Fee) *event.Availability { return &f.Availability },
		"Whether it can still be had.", "Si todavía está disponible.", "sold-out"),
}}

var workMapping = mapping[event.Work]{name: "work", keys: []key[event.Work]{
	required(in("title", texts, func(w *event.Work) *i18n.Text { return &w.Title }, "Its title.", "Su título.", "Pedro Páramo")),
	in("author", words, func(w *event.Work) *string { return &w.Author }, "As printed.", "Tal como debe imprimirse.", "Juan Rulfo"),
	in("url", link, func(w *event.Work) *string { return &w.URL }, "Its page.", "Su página.", "https://example.org/book"),
}}

var mediumMapping = mapping[event.Media]{name: "media", keys: []key[event.Media]{
	in("kind", oneOf(event.Video, event.Audio, event.Photos, event.Document, event.Slides), func(m *event.Media) *event.MediaKind { return &m.Kind },
		"What it is.", "Qué es.", "video"),
	required(in("url", link, func(m *event.Media) *string { return &m.URL }, "Where it is.", "Dónde está.", "https://example.org/video")),
	in("title", texts, func(m *event.Media) *i18n.Text { return &m.Title },
		"Its title; without it, the label of `kind`.", "Su título; si falta, el nombre de `kind`.", "{en: The talk, es: La charla}"),
	in("language", tag, func(m *event.Media) *language.Tag { return &m.Language }, "In which language.", "En qué idioma.", "es"),
	in("captions", tags, func(m *event.Media) *[]language.Tag { return &m.Captions }, "Its subtitles.", "Sus subtítulos.", "[en]"),
}}

var imageMapping = mapping[speaker.Image]{name: "image", keys: []key[speaker.Image]{
	required(in("src", link, func(i *speaker.Image) *string { return &i.Src },
		"The file, relative to this one, or its address.", "La ruta del archivo desde este, o su dirección.", "photo.jpg")),
	in("alt", prose, func(i *speaker.Image) *i18n.Text { return &i.Alt },
		"Words that stand for the picture; without them it is decoration.", "Lo que se dice a quien no ve la imagen; si falta, es un adorno.", "{en: A shelf, es: Un estante}"),
	in("credit", texts, func(i *speaker.Image) *i18n.Text { return &i.Credit }, "Who made it.", "De quién es.", "Ana Díaz"),
	in("width", integer, func(i *speaker.Image) *int { return &i.Width }, "In pixels.", "En píxeles.", "800"),
	in("height", integer, func(i *speaker.Image) *int { return &i.Height }, "In pixels.", "En píxeles.", "600"),
}}

var linkMapping = mapping[speaker.Link]{name: "link", keys: []key[speaker.Link]{
	required(in("url", link, func(l *speaker.Link) *string { return &l.URL }, "The address.", "La dirección.", "https://example.org")),
	in("label", texts, func(l *speaker.Link) *i18n.Text { return &l.Label }, "What to call it.", "Con qué nombre se muestra.", "Blog"),
}}

var contactMapping = mapping[event.Contact]{name: "contact", keys: []key[event.Contact]{
	in("name", texts, func(c *event.Contact) *i18n.Text { return &c.Name }, "Who answers.", "Quién responde.", "{en: Press office, es: Oficina de prensa}"),
	in("email", words, func(c *event.Contact) *string { return &c.Email }, "A mail address.", "Una dirección de correo.", "archive@example.org"),
	in("phone", words, func(c *event.Contact) *string { return &c.Phone }, "As it is dialled.", "Tal como se marca.", "+52 55 5555 0100"),
}}

// Keys and values that several maps have.

var (
	attendance = oneOf(event.InPerson, event.Online, event.Hybrid)
	provision  = oneOf(event.Provided, event.OnRequest, event.Conditional, event.Planned)
	policy     = via(oneOf("show", "hide", "refuse"), func(s string, p *i18n.Policy) {
		*p, _ = i18n.ParsePolicy(s) // one of the three
	})
	wholeName = via(words, func(s string, n *speaker.Name) { n.Display = s })
	zoneAlone = via(zone, func(l *time.Location, z *event.Zone) { z.Location = l })
	hostByID  = via(byID("programs", programsOf), func(p *event.Program, h *event.Hosting) { h.Program = p })
)

func langKey[T any](at func(*T) *language.Tag) key[T] {
	k := in("lang", tag, at,
		"In which language the plain texts of this file are written, and which is the source of its translations; without it they are the same in every language.",
		"El idioma de los textos sin etiqueta de este archivo, que es también el original de sus traducciones; si falta, esos textos son iguales en todos los idiomas.", "es")
	read := k.read
	k.read = func(d *decoder, n *yaml.Node, t *T) {
		read(d, n, t)
		d.lang = *at(t)
	}
	return k
}

func participantsKey[T any](at func(*T) *[]event.Participant) key[T] {
	return in("participants", list(participantMapping.format()), at,
		"Who takes part.", "Quiénes participan.", "[{name: Ana Díaz, role: moderator}]")
}

func venueKey[T any](at func(*T) **event.Venue) key[T] {
	return in("venue", scalarOr(byID("venues", func(x *index) map[string]*event.Venue { return x.venues }), pointer(venueMapping.format())), at,
		"Where people meet.", "Dónde se reúne la gente.", "{name: National Library, country: MX}")
}

func onlineKey[T any](at func(*T) *[]event.OnlineLink) key[T] {
	return in("online", list(onlineMapping.format()), at,
		"Where one follows it from afar.", "Por dónde se sigue a distancia.", "[{url: https://example.org/live, language: es}]")
}

func worksKey[T any](at func(*T) *[]event.Work) key[T] {
	return in("works", list(workMapping.format()), at,
		"The books, films or reports that are presented.", "Los libros, películas o informes que se presentan.", "[{title: Pedro Páramo, author: Juan Rulfo}]")
}

func mediaKey[T any](at func(*T) *[]event.Media) key[T] {
	return in("media", list(mediumMapping.format()), at,
		"Recordings, photos, papers to read.", "Grabaciones, fotos, lecturas.", "[{kind: video, url: https://example.org/video}]")
}

func accessibilityKey[T any](at func(*T) *i18n.Text) key[T] {
	return in("accessibility", prose, at,
		"What people with disabilities should know.", "Lo que conviene que sepan las personas con discapacidad.", "{en: Step-free., es: Sin escalones.}")
}

func deadlineKey[T any](at func(*T) *time.Time) key[T] {
	return in("deadline", until, at,
		"Until when it can be asked for; a day alone means its end.", "Hasta cuándo se puede solicitar; un día sin hora se incluye completo.", "2027-03-03")
}
