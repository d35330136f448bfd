// Command record-regexp-fixtures prints what Go's regexp does, for fixtures/regexp/matches.tsv.
//
// Usage: go run scripts/record-regexp-fixtures.go > fixtures/regexp/matches.tsv
//
// Each row holds, quoted as in Go, an expression, a text and a replacement, then a limit, and then either the error
// or: whether there is a match, the first match, all of them, the parts between them, and both kinds of replacement.
package main

import (
	"fmt"
	"math/rand"
	"regexp"
	"strings"
)

var tokens = strings.Split(`a b c é 世 K k ſ . ^ $ \b \B \A \z \d \D \w \W \s \S \pL \p{Lu} \PN \p{Greek} \p{^L}`+
	` \p{letter} \p{Any} \p{ascii} \P{ASCII} \pC \p{Cn} \p{LC} \P{assigned} \x41 \x{e9} \101 \n \. \_ \Qa.b\E \Q\E \E`+
	` \1 \8 \C \Z \ [ab] [^ab] [a-c] [c-a] []a] [^]a] [[:alpha:]] [[:^digit:]] [[:foo:]] [a-\d] [\d-z] [\pL\d] [^\pC]`+
	` [\PC] [a- [ ] { } {2} {1,2} {,2} {2,1} {1001} {0} {3,} {01} * + ? *? +? ?? {2}? ** | | ( ) ( ) (?: (?i) (?i:`+
	` (?s) (?m) (?U) (?-i) (?i-s: (?-) (?) (?P<n> (?<m> (?P<n (?<é> (?'n' (?= (?# (?P=n) \x{110000} \x{ \xg \p \pX`+
	` \p{ \p{Foo} \p{Old_Italic} - a b a b`, " ")

var pieces = []string{
	"a", "b", "c", "ab", "aab", "é", "世", "K", "k", "\u212a", "ſ", "S", "1", "23", "_", " ", "\n", ".", "-", "\xff",
	"\xc3", "\ufffd", "α", "Ω", "\u0378", "A", "\x00", "😀",
}

var replacements = []string{"$1", "$0", "${1}", "$n", "${m}", "$$", "$", "${", "x", "$1a", "${2}", "$10", "$01", "$é"}

// Parts of repetitions of repetitions, with flags between them.
var repetitions = strings.Fields("a a b . a* a+ b? * + ? *? +? {2} {1,3} {2,}? {0} (?i) (?s) (?U) (a (?:a (?i:a ) | a|b ^ $")

func pick(source *rand.Rand, from []string, most int) string {
	var text strings.Builder
	for count := source.Intn(most); count > 0; count-- {
		text.WriteString(from[source.Intn(len(from))])
	}
	return text.String()
}

func answer(expression, text, replacement string, limit int) string {
	compiled, err := regexp.Compile(expression)
	if err != nil {
		return fmt.Sprintf("%q", err.Error())
	}
	return fmt.Sprintf("%t %q %q %q %q %q", compiled.MatchString(text), compiled.FindString(text),
		compiled.FindAllString(text, limit), compiled.Split(text, limit), compiled.ReplaceAllString(text, replacement),
		compiled.ReplaceAllLiteralString(text, replacement))
}

func main() {
	source := rand.New(rand.NewSource(1))
	withInvalid := append([]string{"\xff", "[\xff]", "\\\xff"}, tokens...)
	failed, matched := 0, 0
	for failed < 700 || matched < 1300 {
		expression, text := pick(source, withInvalid, 8), pick(source, pieces, 9)
		replacement, limit := pick(source, replacements, 4), source.Intn(5)-1
		result := answer(expression, text, replacement, limit)
		// Most random expressions are wrong or match nothing: enough of these is enough.
		isError, isMatch := result[0] == '"', strings.HasPrefix(result, "true")
		if isError && failed == 700 || !isError && (matched == 1300 || !isMatch && source.Intn(4) > 0) {
			continue
		}
		if isError {
			failed++
		} else {
			matched++
		}
		fmt.Printf("%q\t%q\t%q\t%d\t%s\n", expression, text, replacement, limit, result)
	}
	for matched := 0; matched < 400; {
		expression, text := pick(source, repetitions, 7), pick(source, pieces[:10], 9)
		if result := answer(expression, text, "<$0|$1>", -1); strings.HasPrefix(result, "true") {
			matched++
			fmt.Printf("%q\t%q\t%q\t%d\t%s\n", expression, text, "<$0|$1>", -1, result)
		}
	}
}
