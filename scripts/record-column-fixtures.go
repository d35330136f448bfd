// Command record-column-fixtures prints how github.com/liggitt/tabwriter aligns texts made by chance, for
// fixtures/columns/texts.tsv. It runs in a module that requires that.
//
// A row holds the least width of a column and its padding, and, quoted as in Go, a text and what becomes of it.
package main

import (
	"bytes"
	"fmt"
	"math/rand"

	"github.com/liggitt/tabwriter"
)

var pieces = []string{
	"\t", "\t", "\t", "\t", "\n", "\n", "\n", "a", "bc", "a longer cell", "é", "日本", " ", "0123456789", "", "\v", "\f", "\n\n", "x\ty\n", "\tz",
}

func main() {
	source := rand.New(rand.NewSource(1))
	for row := 0; row < 400; row++ {
		width, padding := source.Intn(8), source.Intn(4)
		var output bytes.Buffer
		writer := tabwriter.NewWriter(&output, width, 4, padding, ' ', tabwriter.RememberWidths)
		text := ""
		for count := source.Intn(30); count > 0; count-- {
			piece := pieces[source.Intn(len(pieces))]
			text += piece
			fmt.Fprint(writer, piece)
		}
		writer.Flush()
		fmt.Printf("%d\t%d\t%q\t%q\n", width, padding, text, output.String())
	}
}
