import GoTemplate

/// A table of text with tabs between padded columns, as github.com/gosuri/uitable prints it.
struct TextTable {
    private var rows: [[GoString]] = []

    mutating func addRow(_ cells: [GoString]) { rows.append(cells) }

    mutating func addRow(_ cells: [String]) { rows.append(cells.map { GoString($0) }) }

    /// The rows with a newline behind the last one; an empty table is one blank line.
    var text: GoString {
        let widths = columnWidths
        let lines = rows.map { row in
            let cells = zip(row, widths).map { TableCell.lines(of: $0, width: $1) }
            let height = cells.map(\.count).max() ?? 0
            return (0..<height).map { index in
                zip(cells, widths).map { lines, width in
                    // A cell without such a line is blank.
                    lines.indices.contains(index) ? lines[index] : TableCell.blank(width)
                }.joined(by: "\t")
            }.joined(by: "\n")
        }
        return lines.joined(by: "\n") + "\n"
    }

    private var columnWidths: [Int] {
        var widths: [Int] = []
        for row in rows {
            for (index, cell) in row.enumerated() {
                if index == widths.count { widths.append(0) }
                widths[index] = max(widths[index], TableCell.width(of: cell))
            }
        }
        return widths
    }
}

/// One cell: its width on a screen, and its lines at the column's width.
private enum TableCell {
    /// The width of the widest line.
    static func width(of cell: GoString) -> Int {
        cell.split(at: 0x0A).map(DisplayWidth.of).max() ?? 0
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
