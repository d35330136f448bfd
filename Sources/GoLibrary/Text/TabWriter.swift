import GoTemplate

/// Text whose columns are aligned: cells end at tabs, and contiguous lines that have a cell make a column.
///
/// Mirrors text/tabwriter with blanks as padding, and the flag RememberWidths of github.com/liggitt/tabwriter: what is
/// written after a line without columns keeps the widths of what came before it. Escapes are not read.
package struct TabWriter {
    private let minimumWidth: Int
    private let padding: Int
    private var lines: [[GoString]] = [[]]
    private var cell = GoString()
    /// Of the columns to the left of the one that is being laid out.
    private var widths: [Int] = []
    private var rememberedWidths: [Int] = []
    private var output: [UInt8] = []

    /// Deeper columns than this are not aligned: each is a recursion.
    private static let maximumColumns = 500

    /// - Parameters:
    ///   - minimumWidth: of a column, with its padding.
    ///   - padding: the blanks after the longest cell of a column.
    package init(minimumWidth: Int, padding: Int) {
        self.minimumWidth = minimumWidth
        self.padding = padding
    }

    package mutating func write(_ text: GoString) {
        for byte in text.bytes {
            switch byte {
            case UInt8(ascii: "\t"), 0x0B: endCell()
            case UInt8(ascii: "\n"): endLine(flushes: lines.last?.isEmpty ?? true)
            case 0x0C: endLine(flushes: true)
            default: cell.bytes.append(byte)
            }
        }
    }

    /// All that was written, aligned.
    package mutating func finish() -> [UInt8] {
        if !cell.isEmpty { endCell() }
        flush()
        return output
    }

    private mutating func endCell() {
        lines[lines.count - 1].append(cell)
        cell = GoString()
    }

    /// A line of one cell has no columns, so what stands before it can be laid out.
    private mutating func endLine(flushes: Bool) {
        endCell()
        lines.append([])
        if flushes { flush() }
    }

    private mutating func flush() {
        format(0..<lines.count)
        lines = [[]]
    }

    /// Lays out the columns from the next one on, block by block.
    private mutating func format(_ range: Range<Int>) {
        let column = widths.count
        var (start, line) = (range.lowerBound, range.lowerBound)
        while line < range.upperBound {
            guard hasColumn(column, line) else {
                line += 1
                continue
            }
            writeLines(start..<line)
            start = line
            while line < range.upperBound, hasColumn(column, line) { line += 1 }
            widths.append(remembered(width(of: column, in: start..<line)))
            format(start..<line)
            widths.removeLast()
            start = line
        }
        writeLines(start..<range.upperBound)
    }

    /// The last cell of a line is not part of a column.
    private func hasColumn(_ column: Int, _ line: Int) -> Bool {
        column < lines[line].count - 1 && column < Self.maximumColumns
    }

    private func width(of column: Int, in range: Range<Int>) -> Int {
        range.reduce(minimumWidth) { max($0, lines[$1][column].runeCount + padding) }
    }

    private mutating func remembered(_ width: Int) -> Int {
        let column = widths.count
        if rememberedWidths.count < column { rememberedWidths += widths[rememberedWidths.count...] }
        guard rememberedWidths.count > column else {
            rememberedWidths.append(width)
            return width
        }
        rememberedWidths[column] = max(rememberedWidths[column], width)
        return rememberedWidths[column]
    }

    private mutating func writeLines(_ range: Range<Int>) {
        for line in range {
            for (column, cell) in lines[line].enumerated() {
                output.append(contentsOf: cell.bytes)
                guard column < widths.count else { continue }
                let blanks = max(widths[column] - cell.runeCount, 0)
                output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: blanks))
            }
            if line + 1 < lines.count { output.append(UInt8(ascii: "\n")) }
        }
    }
}
