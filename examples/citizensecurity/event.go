package main

import (
	"golang.org/x/text/language"

	"github.com/tertulia-go/tertulia/event"
	"github.com/tertulia-go/tertulia/i18n"
	"github.com/tertulia-go/tertulia/notice"
	"github.com/tertulia-go/tertulia/speaker"
)

// both is a text in English and Spanish.
func both(en, es string) i18n.Text {
	return i18n.Text{language.English: en, language.Spanish: es}
}

var (
	latinAmericanProgram = both("Latin American Program", "Programa Latinoamericano")
	developmentBank      = both("Latin American Development Bank (CAF)", "Banco de Desarrollo de América Latina (CAF)")
)

// citizenSecurity is a real event. Its announcement gives no date, so none is
// invented: what is not known is not said.
func citizenSecurity() *event.Event {
	return &event.Event{
		ID:   "citizen-security",
		Lang: language.English,
		Title: both(
			"Citizen Security from the Ground-Up: Improving Practice at the Local Level",
			"Seguridad ciudadana desde la base: cómo mejorar la práctica en el ámbito local",
		),
		Summary: both(
			"Local officials from Colombia, Argentina and Chile on what has worked against crime, and what has not.",
			"Responsables locales de Colombia, Argentina y Chile cuentan qué ha dado resultado contra el delito y qué no.",
		),
		Description: both(descriptionEN, descriptionES),
		Languages: notice.Plan{
			Spoken:           []language.Tag{language.Spanish},
			NoInterpretation: true,
		},
		Participants: participants(),
		Hosts:        []event.Hosting{{Program: host()}},
	}
}

const descriptionEN = `
Crime in Latin America is rarely spread evenly: it gathers in a few cities and,
within them, in a few blocks. That puts local governments in the front line, and
many of them have tried something new. What has worked, and would it work in
another city, another region, a whole country?

Officials who have run security policy in Antioquia (Colombia), Salta
(Argentina) and Santiago (Chile) tell what they set out to do, what came of it
and what still stands in their way. Carlos Basombrío sums up ten lessons for
municipalities in Latin America.
`

const descriptionES = `
En América Latina el delito rara vez se reparte por igual: se concentra en unas
pocas ciudades y, dentro de ellas, en unas pocas cuadras. Por eso los gobiernos
locales están en la primera línea, y muchos han ensayado respuestas nuevas. ¿Qué
ha dado resultado? ¿Serviría en otra ciudad, en otra región, en todo un país?

Quienes han dirigido políticas de seguridad en Antioquia (Colombia), Salta
(Argentina) y Santiago (Chile) cuentan qué se propusieron, qué lograron y qué
obstáculos persisten. Carlos Basombrío resume diez lecciones para los municipios
de América Latina.
`

func participants() []event.Participant {
	return []event.Participant{
		person("Cynthia", "Arnson", speaker.Feminine, speaker.Position{
			Title: both("Director", "Directora"), Organization: latinAmericanProgram,
		}),
		person("Christian", "Asinelli", speaker.Masculine, speaker.Position{
			Title:        both("Director, Institutional Development", "Director de Desarrollo Institucional"),
			Organization: developmentBank,
		}),
		person("Carlos", "Basombrío", speaker.Masculine, speaker.Position{
			Title: both("Wilson Center Global Fellow", "Global Fellow del Wilson Center"),
		}),
		person("Santiago", "Londoño", speaker.Masculine, speaker.Position{
			Title: both("Secretary of Government", "Secretario de Gobierno"), Place: i18n.Same("Antioquia, Colombia"),
		}),
		person("Alejandro", "Cornejo D’Andrea", speaker.Masculine, speaker.Position{
			Title:        both("Minister of Security", "Ministro de Seguridad"),
			Organization: both("Province of Salta", "Provincia de Salta"),
			Place:        i18n.Same("Argentina"),
		}),
		person("Germán", "Codina", speaker.Masculine, speaker.Position{
			Title:        both("Mayor", "Alcalde"),
			Organization: both("Comuna of Puente Alto", "Comuna de Puente Alto"),
			Place:        i18n.Same("Santiago, Chile"),
		}),
		person("Ana María", "Sanjuán", speaker.Feminine, speaker.Position{Organization: developmentBank}),
		person("Eric", "Olson", speaker.Masculine, speaker.Position{
			Title: both("Associate Director", "Director asociado"), Organization: latinAmericanProgram,
		}),
		// The announcement does not name these two, nor say who they are: the
		// Spanish words commit to no gender.
		{Positions: []speaker.Position{{Title: both("Columnist", "Columnista"), Organization: i18n.Same("Perú21")}}},
		{Positions: []speaker.Position{{
			Title:        both("Director of Policy and Strategic Initiatives", "Dirección de Políticas e Iniciativas Estratégicas"),
			Organization: i18n.Same("Seattle International Foundation"),
		}}},
	}
}

func person(given, family string, gender speaker.Gender, positions ...speaker.Position) event.Participant {
	return event.Participant{Speaker: &speaker.Speaker{
		Name:      speaker.Name{Given: given, Family: family},
		Gender:    gender,
		Positions: positions,
	}}
}

func host() *event.Program {
	return &event.Program{
		ID:   "latin-america-program",
		Name: both("Latin America Program", "Programa Latinoamericano"),
		Description: both(
			`The Wilson Center’s Latin America Program brings those who make decisions in
the Americas together with those who study them. It takes no party’s side: it
publishes research, holds public and private meetings, and helps people who
govern, report, invest or teach to weigh the choices before the hemisphere.`,
			`El Programa Latinoamericano del Wilson Center reúne a quienes toman decisiones
en las Américas con quienes las estudian. Sin tomar partido, publica
investigaciones, organiza encuentros públicos y reservados, y ayuda a quienes
gobiernan, informan, invierten o enseñan a sopesar las opciones del hemisferio.`,
		),
		URL: i18n.Text{language.English: "https://www.wilsoncenter.org/program/latin-america-program"},
	}
}
