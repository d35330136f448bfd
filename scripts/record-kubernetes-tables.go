// Command record-kubernetes-tables prints how kubectl shows random tables, for fixtures/kubernetes/tables.jsonl.gz.
//
// scripts/record-kubernetes-fixtures runs it among the sources it needs. A row is an object in JSON: `objects` are
// printed one after the other by one printer, `output` is what comes out; or `seconds` are an age and `output` is how it
// is shown.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"math/rand"
	"os"
	"strconv"
	"strings"
	"time"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/util/duration"
	"k8s.io/cli-runtime/pkg/printers"
	"k8s.io/kubernetes/recorded/get"
)

type object = map[string]interface{}

var source = rand.New(rand.NewSource(1))

func pick[T any](values ...T) T { return values[source.Intn(len(values))] }

func column() interface{} {
	result := object{
		"name":        pick("Name", "Ready", "Status", "Age", "Größe", "up-to-date", "a\tb", "IP", ""),
		"type":        pick("string", "integer", "date"),
		"format":      pick("", "", "name"),
		"description": pick("", "what it is"),
		"priority":    int64(pick(0, 0, 0, 0, 1)),
	}
	switch source.Intn(60) {
	case 0:
		delete(result, "priority")
	case 1:
		result["priority"] = pick[interface{}](1.0, "1", nil, true)
	case 2:
		return pick[interface{}](nil, "text")
	}
	return result
}

func cell() interface{} {
	switch source.Intn(20) {
	case 0:
		return nil
	case 1:
		return pick[interface{}](true, 1.5, object{"a": "b"}, []interface{}{"x", int64(1)})
	case 2:
		return pick("two\nlines", "cr\rhere", "\x1b[31mred", "tab\there", "feed\fhere", "vertical\vtab")
	case 3, 4:
		return int64(source.Intn(1200))
	}
	return pick("web", "1/1", "Running", "5m", "", "größer", "a-very-long-name-of-a-pod-5f6d", "10.0.0.1", "<none>", "日本")
}

func several(most int, make func() interface{}) []interface{} {
	result := []interface{}{}
	for count := source.Intn(most + 1); count > 0; count-- {
		result = append(result, make())
	}
	return result
}

func row() interface{} {
	cells := several(6, cell)
	result := object{"cells": cells, "object": object{"kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1"}}
	switch source.Intn(50) {
	case 0:
		delete(result, "object")
	case 1:
		result["object"] = pick[interface{}](nil, object{}, "text")
	case 2:
		result["cells"] = pick[interface{}](nil, "text")
	case 3:
		return nil
	}
	return result
}

func table(columns []interface{}) object {
	result := object{
		"kind": "Table", "apiVersion": pick("meta.k8s.io/v1", "meta.k8s.io/v1", "meta.k8s.io/v1beta1", "v1"),
		"metadata": object{"name": "t"}, "columnDefinitions": columns, "rows": several(4, row),
	}
	switch source.Intn(40) {
	case 0:
		delete(result, "columnDefinitions")
	case 1:
		result["rows"] = pick[interface{}](nil, "text")
	}
	return result
}

func plain() object {
	item := func() interface{} {
		return object{"kind": "Widget", "apiVersion": "example.com/v1", "metadata": object{"name": pick("web", "a-longer-name", "")}}
	}
	if source.Intn(3) == 0 {
		return object{"kind": "List", "apiVersion": "v1", "items": several(3, item)}
	}
	return item().(object)
}

func main() {
	count, err := strconv.Atoi(os.Args[1])
	if err != nil {
		panic(err)
	}
	seed, _ := strconv.Atoi(os.Args[2])
	source = rand.New(rand.NewSource(int64(seed)))
	output := bufio.NewWriter(os.Stdout)
	encoder := json.NewEncoder(output)
	for index := 0; index < count; index++ {
		columns := several(6, column)
		printer := &get.TablePrinter{Delegate: printers.NewTablePrinter(printers.PrintOptions{})}
		var objects []object
		var text bytes.Buffer
		failed := false
		for left := 1 + source.Intn(4); left > 0; left-- {
			next := table(columns)
			switch source.Intn(6) {
			case 0:
				columns = several(6, column)
				next = table(columns)
			case 1:
				next = table([]interface{}{})
			case 2:
				next = plain()
			}
			objects = append(objects, next)
			// What is decoded shares nothing with what is printed into the row.
			copied := (&unstructured.Unstructured{Object: next}).DeepCopy()
			failed = printer.PrintObj(copied, &text) != nil || failed
		}
		if !failed {
			encoder.Encode(object{"objects": objects, "output": text.String()})
		}
	}
	for _, unit := range []int{1, 60, 3600, 86400, 86400 * 365} {
		for _, number := range []int{0, 1, 2, 3, 7, 8, 9, 10, 23, 24, 47, 48, 59, 60, 119, 120, 179, 180, 364, 365, 366} {
			for _, rest := range []int{-3, -1, 0, 1, 59, 61, 3601, 86401} {
				seconds := number*unit + rest
				text := duration.HumanDuration(time.Duration(seconds) * time.Second)
				if !strings.Contains(text, "-") && seconds < 200*86400*365 {
					encoder.Encode(object{"seconds": seconds, "output": text})
				}
			}
		}
	}
	output.Flush()
}
