package field

import (
	"strings"

	"github.com/tertulia-go/tertulia/i18n"
	"golang.org/x/text/language"
)

// signLanguages are the codes of sign languages, and of their family: what has
// the prefix sgn in the language subtag registry of IANA (RFC 5646, section
// 2.2.2). Some are added there every few years.
const signLanguages = " ads aed aen afg ajs ase asf asp asq asw bfi bfk bog bqn bqy bvl bzs cds csc csd cse csf csg csl csn " +
	"csq csr csx doq dse dsl dsz ecs ehs esl esn eso eth fcs fse fsl fss gds gse gsg gsm gss gus hab haf " +
	"hds hks hos hps hsh hsl icl iks ils inl ins ise isg isr jcs jhs jks jls jos jsl jus kgi kvk lbs lgs " +
	"lls lsb lsc lsg lsl lsn lso lsp lst lsv lsw lsy lws mdl mfs mre msd msr mzc mzg mzy nbs ncs nsi nsl " +
	"nsp nsr nzs okl pgz pks prl prz psc psd psg psl pso psp psr pys rib rms rnb rsi rsl rsm rsn sdl sfb " +
	"sfs sgg sgx slf sls sqk sqs sqx ssp ssr svk swl syy szs tse tsm tsq tss tsy tza ugn ugy ukl uks vgt " +
	"vsi vsl vsv wbs xki xml xms yds ygs yhs ysl ysm zib zsl sgn "

// IsSigned reports whether tag is known to be a sign language.
func IsSigned(tag language.Tag) bool {
	return strings.Contains(signLanguages, " "+baseOf(tag)+" ")
}

// IsSpoken reports whether tag is certainly not a sign language: none has a
// code of two letters (ISO 639-1). Of another code that is not among those
// above nobody knows.
func IsSpoken(tag language.Tag) bool { return len(baseOf(tag)) == 2 }

// baseOf is the language of a tag without script, region and the rest.
func baseOf(tag language.Tag) string {
	base, _, _ := i18n.Canonical(tag).Raw()
	return base.String()
}
