// Command record-time-fixtures writes what Go's package time makes of layouts, texts and durations.
//
// Usage: go run scripts/record-time-fixtures.go fixtures/times
//
// formats.tsv: zone, seconds since 1970, nanoseconds, layout, the formatted time, and the time 13 months and a day
// later. parses.tsv: zone, layout, text, and the time or the error. durations.tsv: a text, and its duration with
// the same rounded and cut to 7 minutes, or the error. rules.tsv: the rule at the end of a time zone file, seconds since
// 1970, and the time there. locals.tsv: a value of the variable TZ, the name of the local zone, and a time there.
package main

import (
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

var source = rand.New(rand.NewSource(1))

var zones = strings.Fields("UTC America/New_York America/St_Johns Europe/Dublin Asia/Kathmandu Australia/Lord_Howe " +
	"Africa/Casablanca Etc/GMT-14 CET Pacific/Apia Antarctica/Troll")

var layouts = []string{
	time.RFC3339, time.RFC3339Nano, time.RFC1123, time.RFC850, time.RFC822Z, time.Kitchen, time.StampMicro,
	time.UnixDate, time.RubyDate, "2006-01-02", "2006-002", "15:04:05,000", "2006-01-02 15:04:05 MST -07:00:00",
}

var elements = strings.Split("2006|06|_2006|__2|_2|2|02|002|Jan|January|1|01|Mon|Monday|15|3|03|4|04|5|05|PM|pm|MST|Z07:00|"+
	"Z0700|Z07|Z070000|Z07:00:00|-07:00|-0700|-07|-070000|-07:00:00|.000|.999|,000|,9|.0|-|/|:| |  |T|x|é|Janet|Mont|0|00|7|_|Z", "|")

var units = []string{"ns", "us", "µs", "μs", "ms", "s", "m", "h", "d", "H", " h", ""}

func pick(from []string) string { return from[source.Intn(len(from))] }

func layout() string {
	if source.Intn(3) == 0 {
		return pick(layouts)
	}
	text := ""
	for count := 1 + source.Intn(6); count > 0; count-- {
		text += pick(elements)
	}
	return text
}

func instant() time.Time {
	seconds := source.Int63n(8000000000) - 2000000000
	switch source.Intn(8) {
	case 0:
		seconds = int64(source.Uint64())
	case 1:
		seconds = source.Int63n(1<<40) - 1<<39
	}
	return time.Unix(seconds, []int64{0, 5e8, source.Int63n(1e9)}[source.Intn(3)])
}

func damaged(text string) string {
	const replacements = "0123456789:-+ .,ZTAPMx\"\\"
	if text == "" || source.Intn(2) == 0 {
		return text
	}
	at := source.Intn(len(text))
	middle := string(replacements[source.Intn(len(replacements))])
	return strings.ToValidUTF8(text[:at]+middle+text[at+source.Intn(2):], "?")
}

func formats(print func(...any)) {
	for count := 0; count < 1000; count++ {
		name := pick(zones)
		zone, _ := time.LoadLocation(name)
		moment, form := instant().In(zone), layout()
		print(name, moment.Unix(), moment.Nanosecond(), form, moment.Format(form), moment.AddDate(1, 1, 1))
	}
}

func parses(print func(...any)) {
	for count := 0; count < 2000; count++ {
		name := pick(zones)
		zone, _ := time.LoadLocation(name)
		form := layout()
		text := damaged(instant().In(zone).Format(form))
		if moment, err := time.ParseInLocation(form, text, zone); err != nil {
			print(name, form, text, err)
		} else {
			print(name, form, text, moment)
		}
	}
}

// Texts at the edge of what is a duration.
var durationTexts = []string{
	"s", ".s", "-.s", "-", "+", ".", "1", "-1.5", "1x", "1s2", "0", "-0", "+0", "00", "0.0s", "1.s", ".5s", "1h1",
	"1..5s", "9223372036854775807ns", "9223372036854775808ns", "-9223372036854775808ns", "-9223372036854775809ns",
	"9223372036.854775807s", "9223372036.854775808s", "-9223372036.854775808s", "2562047h47m16.854775807s",
	"2562047h47m16.854775808s", "0.9223372036854775808s", "0.99999999999999999999s", "3.6e3s", "1ms1us1ns", "5m-3s",
	"1S",
}

func durations(print func(...any)) {
	describe := func(text string) {
		if duration, err := time.ParseDuration(text); err != nil {
			print(text, err)
		} else {
			print(text, duration, duration.Round(7*time.Minute), duration.Truncate(7*time.Minute))
		}
	}
	for count := 0; count < 300; count++ {
		text := []string{"", "", "-", "+"}[source.Intn(4)]
		for terms := source.Intn(4); terms > 0; terms-- {
			number := []string{
				fmt.Sprint(source.Intn(1000)), fmt.Sprint(source.Float32()), fmt.Sprint(source.Uint64()),
				fmt.Sprintf(".%d", source.Intn(1e6)), fmt.Sprintf("%d.", source.Intn(100)),
			}[source.Intn(5)]
			text += number + units[source.Intn(len(units)-source.Intn(2)*4)]
		}
		describe(text)
	}
	for _, text := range durationTexts {
		describe(text)
	}
}

var rules = []string{
	"CET-1CEST,M3.5.0,M10.5.0/3", "EST5EDT,M3.2.0,M11.1.0", "EST5EDT", "XXX0YYY,J60,J300", "XXX0YYY,J59/0,J61/5",
	"XXX0YYY,59,60", "XXX0YYY,0/0,J365/25", "XXX0YYY,365/0,0", "XXX0YYY,J300,J60/4", "<+03>-3", "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1",
	"IST-1GMT0,M10.5.0,M3.5.0/1", "XXX0YYY,M2.5.1,M8.1.6/24:30:30", "XXX-24:59:58YYY-23:00:01,J1/0,J366", "XXX0YYY1:30,60,J60",
	"XXX+2YYY,M1.1.1/167,M12.5.6/-167", "XXX0YYY,J0,J1", "XXX0YYY,M13.1.1,J1", "XXX0YYY,M1.6.0,J1", "XXX0YYY,M0.1.0,M2.1.0",
	"XX0", "XXX", "XXX25", "XXX0:60", "XXX0YYY,M3.2.0", "XXX0YYY,M3.2.0,M4.2.0/", "XXX0YYY;M3.2.0;M11.1.0", "<XXX0", "XXX0YYY,366,1",
	"XXX0YYY,M3.2.7,J1", "XXX0YYY,M3.2.0,M11.1.0x", "XXX0YYY,M3.0.0,J1", "XXX0YYY,J60/168,J61", "XXX0YY", "", "XXX0YYY,J60,J59",
}

// zone makes a time zone file with one zone, and the rule for all times.
func zone(rule string) *time.Location {
	header := "TZif2" + strings.Repeat("\x00", 15)
	for _, count := range []byte{0, 0, 0, 0, 1, 4} {
		header += "\x00\x00\x00" + string(count)
	}
	part := header + "\x00\x00\x0e\x10\x00\x00ABC\x00"
	location, err := time.LoadLocationFromTZData("Test", []byte(part+part+"\n"+rule+"\n"))
	if err != nil {
		panic(err)
	}
	return location
}

func zoneRules(print func(...any)) {
	for _, rule := range rules {
		for _, year := range []int{2023, 2024} {
			for _, day := range []int{-1, 0, 30, 58, 59, 60, 61, 90, 180, 299, 300, 364, 365} {
				moment := time.Date(year, 1, 1+day, source.Intn(24), source.Intn(60), source.Intn(60), 0, time.UTC)
				print(rule, moment.Unix(), moment.In(zone(rule)).Format("2006-01-02 15:04:05 -07:00:00 MST"))
			}
		}
	}
}

// localZones runs this program once for each value, as the zone is looked up only once.
func localZones(print func(...any)) {
	for _, name := range []string{
		"", ":", "UTC", ":UTC", "Local", "Asia/Kathmandu", ":America/St_Johns", "::UTC", "No/Where", "Europe",
		"/usr/share/zoneinfo/Australia/Lord_Howe", ":/usr/share/zoneinfo/Asia/Tokyo", "/no/where", "/", "//etc/localtime",
	} {
		command := exec.Command(os.Args[0])
		command.Env = []string{"TZ=" + name}
		answer, err := command.Output()
		if err != nil {
			panic(err)
		}
		print(name, string(answer))
	}
}

func write(name string, rows func(func(...any))) {
	file, err := os.Create(filepath.Join(os.Args[1], name))
	if err != nil {
		panic(err)
	}
	defer file.Close()
	rows(func(fields ...any) {
		texts := make([]string, len(fields))
		for index, field := range fields {
			texts[index] = fmt.Sprint(field)
		}
		fmt.Fprintln(file, strings.Join(texts, "\t"))
	})
}

func main() {
	if len(os.Args) == 1 {
		fmt.Printf("%s\t%s", time.Local, time.Unix(1720000000, 0))
		return
	}
	write("formats.tsv", formats)
	write("parses.tsv", parses)
	write("durations.tsv", durations)
	write("rules.tsv", zoneRules)
	write("locals.tsv", localZones)
}
