import GoLibrary
import GoTemplate

/// Writes both sides in columns, changed lines beside each other.
package struct SideBySideReporter: Reporter {
    private let options: ReportOptions
    private static let defaultWidth = 160

    package init(_ options: ReportOptions) {
        self.options = options
    }

    package func write(_ reports: [DiffReport], _ summary: DiffSummary?) -> [UInt8] {
        TerminalReport.write(reports, summary, options) { write($0, to: &$1) }
    }

    /// The columns of one side, without its number and the mark between both.
    private var columns: Int { max(20, ((options.width ?? Self.defaultWidth) - 3) / 2 - 7) }

    private func write(_ object: ObjectDiff, to output: inout TerminalReport) {
        output.header(object)
        let listing = UnifiedListingWriter.list(object, showsNoise: options.showsNoise)
        for (index, hunk) in listing.hunks(context: options.context).enumerated() {
            if index > 0 { output.text.line(String(repeating: " ", count: columns + 7) + "...", .cyan) }
            for row in SideBySideRow.rows(listing.lines[hunk]) { write(row, to: &output.text) }
        }
        output.text.endLine()
    }

    private func write(_ row: SideBySideRow, to text: inout TerminalText) {
        switch row {
        case .note(let line):
            let pieces = line.pieces(.faint, emphasis: nil)
            for row in DisplayWidth.wrap(pieces, width: 2 * columns + 10) {
                text.add(String(repeating: " ", count: 7))
                for piece in row { text.add(piece.text, piece.style) }
                text.endLine()
            }
        case .lines(let old, let new):
            let left = cell(old, isOld: true)
            let right = cell(new, isOld: false)
            let mark = old == nil ? ">" : new == nil ? "<" : old?.mark == .context ? " " : "|"
            for index in 0..<max(left.count, right.count) {
                write(left, at: index, number: old?.oldLine, pads: true, to: &text)
                text.add(" \(index == 0 ? mark : " ") ", .cyan)
                write(right, at: index, number: new?.newLine, pads: false, to: &text)
                text.endLine()
            }
        }
    }

    private func cell(_ line: Listing.Line?, isOld: Bool) -> [[StyledPiece]] {
        guard let line else { return [] }
        let isContext = line.mark == .context
        let pieces = line.pieces(
            isContext ? nil : isOld ? .red : .green, emphasis: isOld ? .redEmphasis : .greenEmphasis)
        return DisplayWidth.wrap(pieces, width: columns)
    }

    private func write(
        _ rows: [[StyledPiece]], at index: Int, number: Int?, pads: Bool, to text: inout TerminalText
    ) {
        let row = rows.indices.contains(index) ? rows[index] : []
        let label = index == 0 && !rows.isEmpty ? number.map(String.init) ?? "" : ""
        text.add(String(repeating: " ", count: max(0, 6 - label.count)) + label + " ", .faint)
        for piece in row { text.add(piece.text, piece.style) }
        guard pads else { return }
        let used = row.reduce(0) { $0 + DisplayWidth.of($1.text) }
        text.add(String(repeating: " ", count: max(0, columns - used)))
    }
}

/// One row of both columns.
enum SideBySideRow {
    case lines(old: Listing.Line?, new: Listing.Line?)
    case note(Listing.Line)

    /// Puts removed lines beside the added ones that follow them.
    static func rows(_ lines: ArraySlice<Listing.Line>) -> [SideBySideRow] {
        var rows: [SideBySideRow] = []
        var (removed, added): ([Listing.Line], [Listing.Line]) = ([], [])
        func flush() {
            for index in 0..<max(removed.count, added.count) {
                rows.append(
                    .lines(
                        old: index < removed.count ? removed[index] : nil,
                        new: index < added.count ? added[index] : nil))
            }
            (removed, added) = ([], [])
        }
        for line in lines {
            switch line.mark {
            case .removed:
                if !added.isEmpty { flush() }
                removed.append(line)
            case .added: added.append(line)
            case .context:
                flush()
                rows.append(.lines(old: line, new: line))
            case .note:
                flush()
                rows.append(.note(line))
            }
        }
        flush()
        return rows
    }
}
