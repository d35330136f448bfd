// Records what Go's text/template makes of the templates in fixtures/language/answers.tsv:
//
//	go run scripts/record-language-fixtures.go < fixtures/language/answers.tsv > answers.new
//
// A row holds four texts quoted as in Go, with tabs between them: the template, `text` or `error`, what it prints or
// the error, and the tree as Go prints it (empty where parsing fails). Only the template is read; to add a row,
// write the template alone.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"
	"text/template"
)

// The same data stand in LanguageTests.swift.
var data = map[string]any{
	"i": 3, "f": 1.5, "s": "str", "b": true, "n": nil,
	"m":     map[string]any{"k": "v", "a": 1, "z": nil},
	"l":     []any{"x", 2, nil, map[string]any{"y": 1}},
	"e":     []any{},
	"bytes": []byte("hi"), "strs": []string{"p", "q"},
}

func answer(text string) (kind, result, tree string) {
	parsed, err := template.New("t").Option("missingkey=zero").Parse(text)
	if err != nil {
		return "error", err.Error(), ""
	}
	var output bytes.Buffer
	if err := parsed.Execute(&output, data); err != nil {
		return "error", err.Error(), parsed.Root.String()
	}
	return "text", output.String(), parsed.Root.String()
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		quoted, _, _ := strings.Cut(lines.Text(), "\t")
		text, err := strconv.Unquote(quoted)
		if err != nil {
			log.Fatalf("%s: %v", quoted, err)
		}
		kind, result, tree := answer(text)
		fmt.Printf("%s\t%s\t%s\t%s\n", strconv.Quote(text), kind, strconv.Quote(result), strconv.Quote(tree))
	}
}
