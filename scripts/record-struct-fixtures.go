// Command record-struct-fixtures prints what sigs.k8s.io/yaml makes of documents that go into Go structs, for
// fixtures/yaml/structs.tsv. It runs in a module that requires sigs.k8s.io/yaml v1.6.0.
//
// A row holds texts quoted as in Go: a document, a second one, what both leave in the struct one after the other, and what the
// first gives read strictly; each the fields as JSON without those that hold nothing, or the error.
package main

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"strings"
	"time"

	"sigs.k8s.io/yaml"
)

type Mode string

type Leaf struct {
	Name  string   `json:"name"`
	On    bool     `json:"on"`
	Words []string `json:"words"`
}

// The same struct stands in StructDecodingTests.swift.
type Root struct {
	Name   string              `json:"name"`
	Kind   string              `json:"kind"`
	On     bool                `json:"on"`
	Any    any                 `json:"any"`
	When   time.Time           `json:"when"`
	Data   []byte              `json:"data"`
	Mode   Mode                `json:"mode"`
	Text   *string             `json:"text"`
	Leaf   Leaf                `json:"leaf"`
	Link   *Leaf               `json:"link"`
	Leaves []*Leaf             `json:"leaves"`
	Plain  []Leaf              `json:"plain"`
	Words  []string            `json:"words"`
	Flags  []bool              `json:"flags"`
	Notes  map[string]string   `json:"notes"`
	Places map[string]Leaf     `json:"places"`
	Lists  map[string][]string `json:"lists"`
}

var source = rand.New(rand.NewSource(1))

func pick(from ...string) string { return from[source.Intn(len(from))] }

func scalar() string {
	return pick("a", "''", "\"b c\"", "~", "null", "true", "off", "5", "-7", "0x1F", "1.10", "1e3", ".5", "18446744073709551615",
		"123456789.123", "2024-03-29", "2024-03-29T01:02:03Z", "\"2024-03-29T01:02:03+05:30\"", "aGk=", "aGk", "!!binary aGk=",
		"é", "!!str 5", "|\n  x\n", ".inf")
}

// value is written in flow style; it often fits into what it is for.
func value(kind string, depth int) string {
	if source.Intn(24) == 0 || depth > 3 {
		return strings.ReplaceAll(pick(scalar(), scalar(), "[1, a]", "{name: x}", "[]", "{}", "*missing"), "|\n  x\n", "x")
	}
	switch kind {
	case "bool":
		return pick("true", "false", "on", "no", "~", "true", "yes", "True", "off", "y", "\"true\"")
	case "any":
		return pick("5", "[1, {a: 2}]", "{b: [~, 1.5], a: x}", "true", "12345678901234567890", "1.0")
	case "when":
		return pick("2024-03-29T01:02:03Z", "\"2024-03-29T01:02:03.5+05:30\"", "\"2024-03-29T01:02:03-00:30\"", "\"1999-12-31T23:59:59.000001Z\"", "2024-03-29", "~")
	case "data":
		return pick("aGk=", "YWJj", "\"\"", "~", "YQ==", "AQID", "\"aGk=\\n\"", "aGk")
	case "leaf":
		fields := []string{}
		for _, name := range []string{"name", "on", "words", "NAME", "extra"} {
			if source.Intn(3) == 0 {
				kinds := map[string]string{"on": "bool", "words": "words"}
				fields = append(fields, name+": "+value(kinds[name], depth+1))
			}
		}
		return "{" + strings.Join(fields, ", ") + "}"
	case "leaves", "words", "flags":
		element := map[string]string{"leaves": "leaf", "words": "string", "flags": "bool"}[kind]
		elements := []string{}
		for count := source.Intn(4); count > 0; count-- {
			elements = append(elements, value(element, depth+1))
		}
		return "[" + strings.Join(elements, ", ") + "]"
	case "notes", "places", "lists":
		element := map[string]string{"notes": "string", "places": "leaf", "lists": "words"}[kind]
		entries := []string{}
		for _, key := range []string{"a", "b", "1", "true", "1.50", "~"} {
			if source.Intn(4) == 0 && (key != "~" || source.Intn(8) == 0) {
				entries = append(entries, key+": "+value(element, depth+1))
			}
		}
		return "{" + strings.Join(entries, ", ") + "}"
	}
	return strings.ReplaceAll(scalar(), "|\n  x\n", "x")
}

var kinds = map[string]string{
	"name": "string", "kind": "string", "on": "bool", "any": "any", "when": "when", "data": "data", "mode": "string", "text": "string",
	"leaf": "leaf", "link": "leaf", "leaves": "leaves", "plain": "leaves", "words": "words", "flags": "flags", "notes": "notes",
	"places": "places", "lists": "lists", "other": "any",
}

var names = strings.Fields("name kind on any when data mode text leaf link leaves plain words flags notes places lists other")

func document() string {
	text := pick("", "", "", "# a comment\n", "---\n")
	for count := 1 + source.Intn(4); count > 0; count-- {
		name := names[source.Intn(len(names))]
		key := name
		switch source.Intn(12) {
		case 0:
			key = strings.ToUpper(name)
		case 1:
			key = strings.NewReplacer("k", "\u212a", "s", "\u017f").Replace(name)
		case 2:
			key = "\"" + strings.ToUpper(name[:1]) + name[1:] + "\""
		}
		text += key + ": " + value(kinds[name], 0) + "\n"
	}
	return text + pick("", "", "", "...\nname: z\n", "---\nname: z\n")
}

// plain takes away what holds nothing.
func plain(value any) any {
	switch value := value.(type) {
	case map[string]any:
		for key, element := range value {
			element = plain(element)
			value[key] = element
			if element == nil || element == "" || element == false || element == "0001-01-01T00:00:00Z" {
				delete(value, key)
			}
		}
		if len(value) == 0 {
			return nil
		}
	case []any:
		for index, element := range value {
			value[index] = plain(element)
		}
		if len(value) == 0 {
			return nil
		}
	}
	return value
}

func described(root Root, err error) string {
	if err != nil {
		return err.Error()
	}
	data := string(root.Data)
	root.Data = nil
	bytes, err := json.Marshal(root)
	if err != nil {
		panic(err)
	}
	var fields map[string]any
	if err := json.Unmarshal(bytes, &fields); err != nil {
		panic(err)
	}
	fields["data"] = data
	bytes, err = json.Marshal(plain(fields))
	if err != nil {
		panic(err)
	}
	return string(bytes)
}

func main() {
	for row := 0; row < 900; row++ {
		first, second := document(), document()
		var both, strict Root
		err := yaml.Unmarshal([]byte(first), &both)
		if err == nil {
			err = yaml.Unmarshal([]byte(second), &both)
		}
		strictErr := yaml.UnmarshalStrict([]byte(first), &strict)
		fmt.Printf("%q\t%q\t%q\t%q\n", first, second, described(both, err), described(strict, strictErr))
	}
}
