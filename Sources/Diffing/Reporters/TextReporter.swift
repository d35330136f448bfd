import GoLibrary
import GoTemplate

/// Writes hunks of YAML for a terminal, one after the other.
package struct TextReporter: Reporter {
    private let options: ReportOptions
    /// The columns before the text: the line number, the mark, and blanks around it.
    private static let gutter = 9

    package init(_ options: ReportOptions) {
        self.options = options
    }

    package func write(_ reports: [DiffReport], _ summary: DiffSummary?) -> [UInt8] {
        TerminalReport.write(reports, summary, options) { write($0, to: &$1) }
    }

    private func write(_ object: ObjectDiff, to output: inout TerminalReport) {
        output.header(object)
        let listing = UnifiedListingWriter.list(object, showsNoise: options.showsNoise)
        for hunk in listing.hunks(context: options.context) {
            let title = object.title(of: hunk, in: listing)
            if object.old != nil && object.new != nil {
                output.text.add("  @@ ", .cyan)
                output.text.add(title.isEmpty ? title : title + " ", .cyan)
                output.text.add("@@", .cyan)
                output.text.endLine()
            }
            for line in listing.lines[hunk] { write(line, to: &output.text) }
        }
        output.text.endLine()
    }

    private func write(_ line: Listing.Line, to text: inout TerminalText) {
        let (mark, style, emphasis) = line.appearance
        let pieces = line.pieces(style, emphasis: emphasis)
        let rows = options.width.map { DisplayWidth.wrap(pieces, width: $0 - Self.gutter) } ?? [pieces]
        for (index, row) in rows.enumerated() {
            let number = index == 0 ? line.number : ""
            text.add(String(repeating: " ", count: max(0, 6 - number.count)) + number + " ", .faint)
            text.add(index == 0 ? mark + " " : "  ", style)
            for piece in row { text.add(piece.text, piece.style) }
            text.endLine()
        }
    }
}

extension Listing.Line {
    /// The line on the side that the line shows.
    fileprivate var number: String {
        (mark == .removed ? oldLine : newLine).map(String.init) ?? ""
    }

    fileprivate var appearance: (mark: String, style: TerminalText.Style?, emphasis: TerminalText.Style?) {
        switch mark {
        case .context: (" ", nil, nil)
        case .removed: ("-", .red, .redEmphasis)
        case .added: ("+", .green, .greenEmphasis)
        case .note: ("#", .faint, nil)
        }
    }
}
