import Diagnostics
import GoTemplate
import Manifests

extension ManifestRenderFailure {
    /// How many rendered lines are shown on either side of the one at fault.
    private static let context = 3

    /// The failure with the rendered lines around it.
    ///
    /// - Parameter showsValues: whether what follows a key is shown; else its letters and digits are hidden, since
    ///   rendered documents hold secrets, and the punctuation is what breaks YAML.
    package func diagnostic(showsValues: Bool) -> Diagnostic {
        var result = Diagnostic(message: failure.message.text)
        guard let file = files.first(where: { $0.path == failure.path }), let line = failure.line else { return result }
        let documents = DocumentSplitter.split(file.content)
        guard documents.indices.contains(failure.document) else { return result }
        let lines = documents[failure.document].text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(line - 1) else { return result }
        let first = max(0, line - 1 - Self.context)
        let shown = lines[first..<min(lines.count, line + Self.context)]
        result.output = Diagnostic.Output(
            file: failure.path.text, line: line, lines: shown.map { showsValues ? String($0) : Self.hidden($0) },
            firstLine: first + 1)
        addOrigin(ofLine: line, in: documents[failure.document], to: &result)
        result.hint = "lines are counted within document \(failure.document + 1) of what the template rendered"
        return result
    }

    /// Points at the template's line that wrote it.
    private func addOrigin(ofLine line: Int, in document: GoString, to result: inout Diagnostic) {
        guard let origin = trace?.origins(ofLine: line, of: document, in: failure.path).first else { return }
        result.place = Diagnostic.Place(
            file: origin.file.text, position: origin.position, length: origin.lineText.count - origin.position.column,
            lines: [origin.lineText.text], firstLine: origin.position.line)
        result.label = "wrote this"
        result.steps = origin.callers.map {
            Diagnostic.Step(action: "included by", name: failure.path.text, file: $0.file.text, position: $0.position)
        }
    }

    /// The line with dots for the letters and digits behind its first colon, or of all of it where it has no key.
    private static func hidden(_ line: Substring) -> String {
        let key = line.firstIndex(of: ":").map { line[...$0] } ?? line.prefix { $0 == " " || $0 == "-" || $0 == "\t" }
        return key + line[key.endIndex...].map { $0.isLetter || $0.isNumber ? "•" : String($0) }.joined()
    }
}
