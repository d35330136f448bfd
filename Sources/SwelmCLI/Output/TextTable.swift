import GoLibrary
import GoTemplate

/// A table of text with tabs between padded columns, as github.com/gosuri/uitable prints it.
struct TextTable {
    private var rows: [[GoString]] = []
    /// How wide a column may be; 0 for any width.
    private let widestColumn: Int

    init(widestColumn: Int = 0) { self.widestColumn = widestColumn }

    mutating func addRow(_ cells: [GoString]) { rows.append(cells) }

    mutating func addRow(_ cells: [String]) { rows.append(cells.map { GoString($0) }) }

    /// The rows with a newline behind the last one; an empty table is one blank line.
    var text: GoString {
        let widths = columnWidths
        var text: [UInt8] = []
        for row in rows {
            if zip(row, widths).allSatisfy({ TableCell.isPlain($0) && $0.count <= $1 }) {
                Self.append(plain: row, widths, to: &text)
            } else {
                text += Self.lines(of: row, widths).bytes
            }
            text.append(UInt8(ascii: "\n"))
        }
        return rows.isEmpty ? "\n" : GoString(text)
    }

    private static func lines(of row: [GoString], _ widths: [Int]) -> GoString {
        let cells = zip(row, widths).map { TableCell.lines(of: $0, width: $1) }
        let height = cells.map(\.count).max() ?? 0
        return (0..<height).map { index in
            zip(cells, widths).map { lines, width in
                // A cell without such a line is blank.
                lines.indices.contains(index) ? lines[index] : TableCell.blank(width)
            }.joined(by: "\t")
        }.joined(by: "\n")
    }

    /// What almost all rows are, hundreds of them in a listing: they only need blanks.
    private static func append(plain row: [GoString], _ widths: [Int], to text: inout [UInt8]) {
        for (index, cell) in row.enumerated() {
            if index > 0 { text.append(UInt8(ascii: "\t")) }
            text += cell.bytes
            text += repeatElement(0x20, count: max(0, widths[index] - cell.count))
        }
    }

    private var columnWidths: [Int] {
        var widths: [Int] = []
        for row in rows {
            for (index, cell) in row.enumerated() {
                if index == widths.count { widths.append(0) }
                let width = TableCell.width(of: cell)
                widths[index] = max(widths[index], widestColumn > 0 ? min(width, widestColumn) : width)
            }
        }
        return widths
    }
}

/// One cell: its width on a screen, and its lines at the column's width.
private enum TableCell {
    /// Whether the cell is one line in which each byte is as wide as a letter.
    static func isPlain(_ cell: GoString) -> Bool { cell.bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }

    /// The width of the widest line.
    static func width(of cell: GoString) -> Int {
        if isPlain(cell) { return cell.count }
        return cell.split(at: 0x0A).map(DisplayWidth.of).max() ?? 0
    }

    static func blank(_ width: Int) -> GoString { GoString([UInt8](repeating: 0x20, count: width)) }

    /// Mirrors uitable's Row.String: the cell is resized as a whole, then split, then each line is resized.
    static func lines(of cell: GoString, width: Int) -> [GoString] {
        let resized = width > 0 ? resize(cell, to: width) : cell
        return resized.split(at: 0x0A).map { width > 0 ? resize($0, to: width) : $0 }
    }

    /// Mirrors strutil.Resize: pads on the right, or ends in `...` where the text is wider.
    private static func resize(_ text: GoString, to width: Int) -> GoString {
        let own = DisplayWidth.of(text)
        if own <= width { return text + blank(width - own) }
        var shortened = GoString()
        var used = 0
        for rune in text.runes {
            shortened.append(rune: rune)
            let runeWidth = DisplayWidth.of(rune)
            if used + runeWidth >= width - 3 { break }
            used += runeWidth
        }
        return shortened + "..."
    }
}
