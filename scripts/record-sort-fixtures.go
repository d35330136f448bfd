// Command record-sort-fixtures prints how Go's sort leaves numbers, for fixtures/sort/orders.tsv.
//
// Usage: go run scripts/record-sort-fixtures.go > fixtures/sort/orders.tsv
//
// A row holds the function (`sort` or `stable`), the order (`less`, `lessOrEqual`, which contradicts itself for equal
// numbers, or `unknownFirst`, which does where a number is odd), the numbers, and the places from which they came.
package main

import (
	"fmt"
	"math/rand"
	"sort"
	"strings"
)

type item struct{ number, place int }

var orders = map[string]func(a, b item) bool{
	"less":        func(a, b item) bool { return a.number < b.number },
	"lessOrEqual": func(a, b item) bool { return a.number <= b.number },
	"unknownFirst": func(a, b item) bool {
		return a.number%2 != 0 || b.number%2 != 0 || a.number < b.number
	},
}

type sorter struct {
	items []item
	less  func(a, b item) bool
}

func (s sorter) Len() int           { return len(s.items) }
func (s sorter) Less(i, j int) bool { return s.less(s.items[i], s.items[j]) }
func (s sorter) Swap(i, j int)      { s.items[i], s.items[j] = s.items[j], s.items[i] }

func numbers(source *rand.Rand, count int) []int {
	result := make([]int, count)
	distinct := []int{2, 5, 1000}[source.Intn(3)]
	shape := source.Intn(5)
	for i := range result {
		switch shape {
		case 0:
			result[i] = i
		case 1:
			result[i] = count - i
		case 2:
			result[i] = i * 7919 % 101
		default:
			result[i] = source.Intn(distinct)
		}
	}
	for swaps := source.Intn(4); swaps > 0 && count > 0; swaps-- {
		i, j := source.Intn(count), source.Intn(count)
		result[i], result[j] = result[j], result[i]
	}
	return result
}

func join(values []int) string {
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(values), " ", ","), "[]")
}

func main() {
	source := rand.New(rand.NewSource(1))
	for index := 0; index < 48; index++ {
		count := []int{source.Intn(14), source.Intn(60), source.Intn(300)}[index%3]
		values := numbers(source, count)
		for _, order := range []string{"less", "lessOrEqual", "unknownFirst"} {
			for _, function := range []string{"sort", "stable"} {
				s := sorter{less: orders[order]}
				for place, number := range values {
					s.items = append(s.items, item{number, place})
				}
				if function == "sort" {
					sort.Sort(s)
				} else {
					items := s.items
					sort.SliceStable(items, func(i, j int) bool { return orders[order](items[i], items[j]) })
				}
				places := []int{}
				for _, item := range s.items {
					places = append(places, item.place)
				}
				fmt.Printf("%s\t%s\t%s\t%s\n", function, order, join(values), join(places))
			}
		}
	}
}
