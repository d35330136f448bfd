/// Shows a diagnostic to a person: the source line with a mark below, the way there, and a hint.
///
/// ```
/// error: nil pointer evaluating interface {}.tag
///   --> web/templates/deployment.yaml:14:28
///    14 |           image: "{{ .Values.image.tag }}"
///       |                      ^^^^^^^^^^^^^^^^^ .Values.image is missing
///   included from "web.container" (web/templates/_pod.tpl:8:4)
/// hint: set `image.tag`, or guard it with `if .Values.image`
/// ```
package struct SnippetRenderer: Sendable {
    /// Whether to use the terminal's colours.
    let isColored: Bool

    package init(isColored: Bool) {
        self.isColored = isColored
    }

    /// The text, with a newline at its end.
    package func text(of diagnostic: Diagnostic) -> String {
        var lines = [styled("error: ", .red) + TerminalText.visible(diagnostic.message)]
        if let place = diagnostic.place { lines += excerpt(place, label: diagnostic.label) }
        if let output = diagnostic.output { lines += excerpt(output) }
        for step in diagnostic.steps {
            let place = "\(step.file):\(step.position.line):\(step.position.column)"
            lines.append("  \(step.action) \"\(TerminalText.visible(step.name))\" (\(TerminalText.visible(place)))")
        }
        if let hint = diagnostic.hint { lines.append(styled("hint: ", .cyan) + TerminalText.visible(hint)) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func excerpt(_ place: Diagnostic.Place, label: String?) -> [String] {
        let width = String(place.firstLine + place.lines.count).count
        var lines = ["  --> \(TerminalText.visible(place.file)):\(place.position.line):\(place.position.column)"]
        for (index, line) in place.lines.enumerated() {
            let number = place.firstLine + index
            lines.append(gutter(String(number), width) + TerminalText.visible(line))
            guard number == place.position.line else { continue }
            let mark = Self.mark(below: line, at: place.position.column, length: place.length)
            lines.append(gutter("", width) + styled(mark + (label.map { " " + TerminalText.visible($0) } ?? ""), .red))
        }
        return lines
    }

    private func excerpt(_ output: Diagnostic.Output) -> [String] {
        let width = String(output.firstLine + output.lines.count).count
        let lines = output.lines.enumerated().map { index, line in
            let number = output.firstLine + index
            return (number == output.line ? ">" : " ") + gutter(String(number), width) + TerminalText.visible(line)
        }
        return ["  rendered by \(TerminalText.visible(output.file)):"] + lines
    }

    private func gutter(_ text: String, _ width: Int) -> String {
        styled(String(repeating: " ", count: max(0, width - text.count) + 3) + text + " | ", .blue)
    }

    /// Blanks up to the byte `column`, with tabs kept, then the mark.
    private static func mark(below line: String, at column: Int, length: Int) -> String {
        let before = line.utf8.prefix(column)
        let indent = before.compactMap { byte -> String? in
            // Bytes that continue a character take no column of their own.
            byte & 0xC0 == 0x80 ? nil : (byte == 0x09 ? "\t" : " ")
        }
        let rest = max(1, min(length, line.utf8.count - column))
        return indent.joined() + String(repeating: "^", count: rest)
    }

    private enum Style: String {
        case red = "31"
        case blue = "34"
        case cyan = "36"
    }

    private func styled(_ text: String, _ style: Style) -> String {
        isColored ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}
