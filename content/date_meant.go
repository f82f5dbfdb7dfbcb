package content

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// The ways in which people write dates, in small letters without accents.
var (
	weekday    = regexp.MustCompile(`^(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|(?:mon|tues|wednes|thurs|fri|satur|sun)day),? +`)
	yearFirst  = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})`)
	dayFirst   = regexp.MustCompile(`^(\d{1,2})(?:o|º|°|st|nd|rd|th)?(?: +de)? +([a-z]+)\.?(?: +del?|,)? +(\d{4})`)
	nameFirst  = regexp.MustCompile(`^([a-z]+)\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})`)
	yearLast   = regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})`)
	monthOnly  = regexp.MustCompile(`^([a-z]+)\.? +(?:del? +)?(\d{4})$`)
	beforeTime = regexp.MustCompile(`^(?:t|,| |-|a las?\b|at\b)*`)
	clockForm  = regexp.MustCompile(`^(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2}(?:\.0+)?)? ?(?:([ap])\. ?m\.?|([ap])m|h|hs|hrs|horas|(m))?\.?$`)
	hours      = regexp.MustCompile(`^(.*?)(?:\b(?:de|desde|from|a)? *(?:las? )?)(\d{1,2}[:.h]\d{2} ?(?:[ap]\.? ?m\b\.?)?) *(?:-|–|—|a|hasta|to|until) *(?:las? )?(\d{1,2}[:.h]\d{2}.*)$`)
	halfOfDay  = regexp.MustCompile(` ?[ap]\.? ?m\.?$`)
	yearBeyond = regexp.MustCompile(`^[-+]?\d{5,}-\d{1,2}(?:-\d{1,2})?\b`)
	lateHour   = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2})$`)
)

// months are the names of months in Spanish and English, by what they begin
// with.
var months = map[string]int{
	"ene": 1, "jan": 1, "feb": 2, "mar": 3, "abr": 4, "apr": 4, "may": 5, "jun": 6, "jul": 7, "ago": 8, "aug": 8,
	"sep": 9, "set": 9, "oct": 10, "nov": 11, "dic": 12, "dec": 12,
}

// monthNames are all of them, without which "marisol 2027" were March.
var monthNames = " enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre" +
	" january february march april may june july august september october november december sept "

func month(name string) int {
	if len(name) > 3 && !strings.Contains(monthNames, " "+name+" ") {
		return 0
	}
	return months[name[:min(3, len(name))]]
}

// rewritten returns a date as the format has it if it can be told with
// certainty which one is meant, else "". 05/03/2027 is a day in March for some
// and one in May for others.
func rewritten(s string) string {
	s = strings.Trim(plainly(s), `"'“”«»`)
	s = s[len(weekday.FindString(s)):]
	var y, m, d, rest string
	if f := yearFirst.FindStringSubmatch(s); f != nil {
		y, m, d, rest = f[1], f[2], f[3], s[len(f[0]):]
	} else if f := dayFirst.FindStringSubmatch(s); f != nil {
		y, m, d, rest = f[3], strconv.Itoa(month(f[2])), f[1], s[len(f[0]):]
	} else if f := nameFirst.FindStringSubmatch(s); f != nil {
		y, m, d, rest = f[3], strconv.Itoa(month(f[1])), f[2], s[len(f[0]):]
	} else if f := yearLast.FindStringSubmatch(s); f != nil {
		y, m, d, rest = f[3], f[2], f[1], s[len(f[0]):]
		first, _ := strconv.Atoi(f[1]) // digits
		second, _ := strconv.Atoi(f[2])
		switch {
		case first <= 12 && second <= 12 && first != second:
			return ""
		case second > 12:
			m, d = d, m
		}
	} else if f := monthOnly.FindStringSubmatch(s); f != nil && month(f[1]) > 0 {
		return fmt.Sprintf("%s-%02d", f[2], month(f[1]))
	} else {
		return ""
	}
	date := y + "-" + leftPad(m, 2) + "-" + leftPad(d, 2)
	if _, err := time.Parse("2006-01-02", date); err != nil {
		return ""
	}
	if rest = rest[len(beforeTime.FindString(rest)):]; rest == "" {
		return date
	}
	hour := clockOf(rest)
	if hour == "" {
		return ""
	}
	return date + " " + hour
}

// clockOf returns a time of day as the format has it, "" if s is none: 6:00 pm
// is 18:00.
func clockOf(s string) string {
	f := clockForm.FindStringSubmatch(plainly(s))
	if f == nil || f[0] == f[1] { // a bare number
		return ""
	}
	hour, _ := strconv.Atoi(f[1]) // digits
	minute, _ := strconv.Atoi(f[2])
	if f[5] != "" && (hour != 12 || minute != 0) { // meridiem: noon
		return ""
	}
	if half := f[3] + f[4]; half != "" {
		if hour < 1 || hour > 12 {
			return ""
		}
		if hour %= 12; half == "p" {
			hour += 12
		}
	}
	if hour > 23 || minute > 59 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", hour, minute)
}

// eitherOrder returns the two days that a date such as 05/03/2027 can be, the day
// first and the month first; "" if it is not of that kind.
func eitherOrder(s string) (dayFirst, monthFirst string) {
	s = plainly(s)
	f := yearLast.FindStringSubmatch(s)
	if f == nil || rewritten(s) != "" {
		return "", ""
	}
	rest := s[len(f[0]):]
	return rewritten(f[3] + "-" + f[2] + "-" + f[1] + rest), rewritten(f[3] + "-" + f[1] + "-" + f[2] + rest)
}

// hoursOf returns the beginning and the end that a text such as 18:00 - 20:00 names,
// on the day that stands before, else on one that serves as an example; "" if it
// names none.
func hoursOf(s string) (start, end string) {
	f := hours.FindStringSubmatch(plainly(s))
	if f == nil {
		return "", ""
	}
	day := "2027-03-09"
	if f[1] != "" {
		day = rewritten(strings.TrimRight(f[1], " ,"))
	}
	from, to := clockOf(strings.TrimSpace(f[2])), clockOf(strings.TrimSpace(f[3]))
	if half := halfOfDay.FindString(f[3]); half != "" && !halfOfDay.MatchString(f[2]) { // 6:00 to 8:30 pm
		if same := clockOf(strings.TrimSpace(f[2]) + half); same != "" && same < to {
			from = same
		}
	}
	if len(day) != len("2006-01-02") || from == "" || to == "" {
		return "", ""
	}
	return day + " " + from, day + " " + to
}

// pastMidnight returns how the hour after an hour 23 is written, "" if s has
// none: 2027-03-09 25:30 is 2027-03-10 01:30.
func pastMidnight(s string) string {
	f := lateHour.FindStringSubmatch(s)
	if f == nil {
		return ""
	}
	day, err := time.Parse("2006-01-02", f[1])
	hour, _ := strconv.Atoi(f[2]) // digits
	minute, _ := strconv.Atoi(f[3])
	if err != nil || hour < 24 || hour > 30 || minute > 59 {
		return ""
	}
	return day.Add(time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute).Format(wallLayouts[0])
}
