import GoLibrary
import GoTemplate
import TestSupport
import Testing

/// Columns as kubectl's printers align them; see scripts/record-column-fixtures.go.
struct TabWriterTests {
    @Test func textsAreAlignedAsInGo() throws {
        let rows = recordedRows("columns/texts.tsv")
        #expect(rows.count == 400)
        for row in rows {
            var writer = TabWriter(minimumWidth: try #require(Int(row[0])), padding: try #require(Int(row[1])))
            writer.write(try #require(Strconv.unquote(GoString(row[2]))))
            #expect(Strconv.quote(GoString(writer.finish())).text == row[3], "\(row)")
        }
    }
}
