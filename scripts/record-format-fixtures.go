// Records what Go's fmt, strconv and unicode answer for the files of fixtures/format:
//
//	go run scripts/record-format-fixtures.go fixtures/format
//
// Texts are quoted as in Go, with tabs between them. Of each row only the first text is read; to add a row, write it
// alone. unicode.tsv and random.tsv are written as a whole: a row of the latter is a format, the places of its operands
// in the list below, and the text.
package main

import (
	"bufio"
	"fmt"
	"hash/fnv"
	"log"
	"math"
	"math/rand"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
)

// The same operands stand in FormatTests.swift.
var operands = []any{
	nil, true, 65, -7, int64(math.MinInt64), uint8(200), 0.0, 1234567.0, -2.5, 1e21, math.Inf(1), math.NaN(),
	complex(1, -2), "é世", "a\xff\"`\n", "", []byte("hi"), []any{1, "x", nil, 2.5}, []string{"p", "q"},
	map[string]any{"b": 1, "a": []any{nil}}, []any(nil), map[string]any(nil),
}

var runeProperties = map[string]func(rune) rune{
	"print": flag(unicode.IsPrint), "graphic": flag(unicode.IsGraphic), "space": flag(unicode.IsSpace),
	"letter": flag(unicode.IsLetter), "digit": flag(unicode.IsDigit), "number": flag(unicode.IsNumber),
	"mark": flag(unicode.IsMark), "punct": flag(unicode.IsPunct), "symbol": flag(unicode.IsSymbol),
	"control": flag(unicode.IsControl), "upper": flag(unicode.IsUpper), "lower": flag(unicode.IsLower),
	"title": flag(unicode.IsTitle), "toUpper": unicode.ToUpper, "toLower": unicode.ToLower,
	"toTitle": unicode.ToTitle, "simpleFold": unicode.SimpleFold,
}

func flag(test func(rune) bool) func(rune) rune {
	return func(r rune) rune {
		if test(r) {
			return 1
		}
		return 0
	}
}

// everyOperand prints all operands with one directive each.
func everyOperand(directive string) []string {
	return []string{fmt.Sprintf(strings.Repeat(directive+"|", len(operands)), operands...)}
}

// threeOperands prints a whole format, good or bad.
func threeOperands(format string) []string { return []string{fmt.Sprintf(format, 12, "str", 2.5)} }

// number reads a text as integers of some bases and as floats of both sizes, and prints what it read in every format.
func number(text string) []string {
	integer, err := strconv.ParseInt(text, 0, 64)
	answers := []string{result(integer, err)}
	float, err := strconv.ParseFloat(text, 64)
	answers = append(answers, result(float, err))
	for _, format := range "bxefg" {
		answers = append(answers, strconv.FormatFloat(float, byte(format), -1, 64))
		answers = append(answers, strconv.FormatFloat(float, byte(format), -1, 32))
	}
	for _, form := range []struct {
		letter    byte
		precision int
	}{{'e', 20}, {'E', 0}, {'g', 3}, {'G', 0}, {'g', 17}, {'f', 0}, {'f', 2}, {'x', 0}, {'X', 3}} {
		answers = append(answers, strconv.FormatFloat(float, form.letter, form.precision, 64))
	}
	single, err := strconv.ParseFloat(text, 32)
	answers = append(answers, result(single, err))
	for _, base := range []int{2, 8, 10, 16, 36} {
		small, err := strconv.ParseInt(text, base, 32)
		answers = append(answers, result(small, err))
		large, err := strconv.ParseUint(text, base, 64)
		if err != nil {
			large = 0
		}
		answers = append(answers, result(large, err), strconv.FormatUint(large, base), strconv.FormatInt(integer, base))
	}
	return answers
}

func result(value any, err error) string {
	if err != nil {
		return err.Error()
	}
	return fmt.Sprint(value)
}

// literal unquotes a text, and quotes it in every way.
func literal(text string) []string {
	unquoted, err := strconv.Unquote(text)
	return []string{
		result(unquoted, err), strconv.QuoteToASCII(text), strconv.Quote(text), fmt.Sprint(strconv.CanBackquote(text)),
	}
}

func record(path string, answers func(string) []string) {
	content, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	var rows strings.Builder
	lines := bufio.NewScanner(strings.NewReader(string(content)))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		quoted, _, _ := strings.Cut(lines.Text(), "\t")
		text, err := strconv.Unquote(quoted)
		if err != nil {
			log.Fatalf("%s: %v", quoted, err)
		}
		rows.WriteString(strconv.Quote(text))
		for _, answer := range answers(text) {
			rows.WriteString("\t" + strconv.Quote(answer))
		}
		rows.WriteString("\n")
	}
	write(path, rows.String())
}

// assigned are the ranges of runes outside which there is only private use.
var assigned = [][2]rune{{0, 0x32400}, {0xE0000, 0xE0200}}

// digests sums up each property of all assigned runes.
func digests() string {
	var rows strings.Builder
	for _, name := range strings.Fields("print graphic space letter digit number mark punct symbol control upper lower " +
		"title toUpper toLower toTitle simpleFold") {
		digest := fnv.New32a()
		for _, bounds := range assigned {
			for r := bounds[0]; r < bounds[1]; r++ {
				value := uint32(runeProperties[name](r))
				digest.Write([]byte{byte(value), byte(value >> 8), byte(value >> 16)})
			}
		}
		fmt.Fprintf(&rows, "%s\t%d\n", name, digest.Sum32())
	}
	return rows.String()
}

var source = rand.New(rand.NewSource(1))

func pick(from ...string) string { return from[source.Intn(len(from))] }

// directive is a random one, mostly well-formed; pointers differ from run to run, so there is none of %p.
func directive() string {
	text := "%"
	for source.Intn(2) == 0 {
		text += pick("-", "+", "#", "0", " ")
	}
	if source.Intn(8) == 0 {
		text += pick("[1]", "[2]", "[3]", "[4]", "[0]", "[x]", "[1", "[]")
	}
	text += pick("", "", "", "1", "4", "9", "15", "40", "*", "[2]*")
	if source.Intn(3) == 0 {
		text += "." + pick("", "0", "1", "2", "3", "6", "12", "30", "*", "[1]*", "-1")
	}
	const verbs = "vvvddsssqqxxXXgGeEfFbboOcUtTw!%z"
	return text + string(verbs[source.Intn(len(verbs))])
}

// randomFormats are formats of up to three directives, with as many operands, or one more or less.
func randomFormats() string {
	var rows strings.Builder
	for row := 0; row < 2000; row++ {
		count := 1 + source.Intn(3)
		format, places := "", []string{}
		for ; count > 0; count-- {
			format += pick("", "", "a", "|", "é", "%%") + directive()
		}
		chosen := []any{}
		for number := strings.Count(format, "%") + source.Intn(3) - 1; number > 0; number-- {
			place := source.Intn(len(operands))
			if source.Intn(4) == 0 {
				place = 2 // An integer, for widths.
			}
			places, chosen = append(places, strconv.Itoa(place)), append(chosen, operands[place])
		}
		fmt.Fprintf(&rows, "%q\t%q\t%q\n", format, strings.Join(places, " "), fmt.Sprintf(format, chosen...))
	}
	return rows.String()
}

func write(path, rows string) {
	if err := os.WriteFile(path, []byte(rows), 0o644); err != nil {
		log.Fatal(err)
	}
}

func main() {
	folder := os.Args[1]
	record(filepath.Join(folder, "directives.tsv"), everyOperand)
	record(filepath.Join(folder, "formats.tsv"), threeOperands)
	record(filepath.Join(folder, "numbers.tsv"), number)
	record(filepath.Join(folder, "literals.tsv"), literal)
	write(filepath.Join(folder, "unicode.tsv"), digests())
	write(filepath.Join(folder, "random.tsv"), randomFormats())
}
