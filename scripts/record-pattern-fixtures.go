// Command record-pattern-fixtures prints what Go's filepath.Match says of names, for fixtures/charts/patterns.tsv.
//
// Usage: go run scripts/record-pattern-fixtures.go > fixtures/charts/patterns.tsv
//
// A row holds a pattern and a name, quoted as in Go, and whether the name matches, or `malformed`.
package main

import (
	"fmt"
	"math/rand"
	"path/filepath"
)

var source = rand.New(rand.NewSource(1))

// Of what patterns and names are made, by chance.
var pieces = []string{
	"a", "b", "é", "/", "*", "*", "?", "[a-b]", "[^a]", "[é-ü]", "[ab", "]", "[", "[]a]", "[-a]", "[a-]", "[^", "\\", "\\*", "\\[", "[\\]a]", "[\\-a]",
	"[a\\-b]", "\xff", "[\xff]", "[\ufffd]", "[a-\xff]", "[*]", "[b-a]", "[^a-b]", "[a-b-c]", "-", "[a*b]", "\\\\",
}
var letters = []string{"a", "b", "c", "é", "ö", "ÿ", "/", "*", "[", "]", "-", "\\", "^", "\xff", "\ufffd"}

func chosen(pieces []string, most int) string {
	text := ""
	for count := source.Intn(most + 1); count > 0; count-- {
		text += pieces[source.Intn(len(pieces))]
	}
	return text
}

func show(pattern, name string) {
	matches, err := filepath.Match(pattern, name)
	answer := fmt.Sprint(matches)
	if err != nil {
		answer = "malformed"
	}
	fmt.Printf("%q\t%q\t%s\n", pattern, name, answer)
}

func main() {
	for _, pattern := range pieces {
		for _, letter := range append(letters, "", "ab", "a/") {
			show(pattern, letter)
		}
	}
	for range 1500 {
		show(chosen(pieces, 5), chosen(letters, 4))
	}
	for range 500 {
		show(chosen([]string{"a", "b", "*", "*", "?", "[ab]", "/"}, 6), chosen([]string{"a", "b", "ab", "/"}, 5))
	}
}
