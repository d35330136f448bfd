import Diagnostics
import GoTemplate

/// Makes a failure of a template into a diagnostic with source line, way and hint.
package struct RenderDiagnostic {
    /// The text of each template file, by the path Helm knows it by.
    private let sources: [GoString: [UInt8]]
    /// What the failing file's templates saw as dot; paths, never values, of it are shown.
    private let scope: Map?

    init(sources: [GoString: [UInt8]], scope: Map?) {
        self.sources = sources
        self.scope = scope
    }

    /// - Parameter message: Helm's text, shown where the failure tells nothing more exact.
    func diagnostic(for error: any Error, message: GoString) -> Diagnostic {
        if let error = error as? ParseError { return diagnostic(for: error) }
        let chain = error.chain.compactMap { $0 as? ExecutionError }
        guard let innermost = chain.last else { return Diagnostic(message: message.text) }
        var result = Diagnostic(message: reason(of: innermost).text)
        result.place = place(of: innermost)
        result.steps = chain.dropLast().reversed().map(step)
        explainMissingPath(innermost, in: &result)
        return result
    }

    private func diagnostic(for error: ParseError) -> Diagnostic {
        var result = Diagnostic(message: error.reason.text)
        result.place = excerpt(of: error.file, offset: error.offset, length: 1, around: 0)
        if case .undefinedFunction(let name) = error.kind { result.hint = Self.hint(forUndefined: name.text) }
        return result
    }

    /// What the author says with `fail` and `required`, else what is wrong.
    private func reason(of error: ExecutionError) -> GoString {
        (error.cause as? ChartFailure)?.warning ?? error.reason
    }

    private func step(_ error: ExecutionError) -> Diagnostic.Step {
        var isTpl = false
        if case .function("tpl") = error.kind { isTpl = true }
        return Diagnostic.Step(
            action: isTpl ? "rendered by tpl in" : "included from", name: error.frame.templateName.text,
            file: error.frame.file.text, position: error.frame.position)
    }

    private func place(of error: ExecutionError) -> Diagnostic.Place? {
        guard let source = sources[error.frame.file] else { return nil }
        let start = Self.start(of: error.frame.nodeText.bytes, around: error.frame.offset, in: source)
        return excerpt(of: error.frame.file, offset: start, length: error.frame.nodeText.count, around: 1)
    }

    /// Go's position of a field chain is that of its second field; the mark begins at the chain's start.
    private static func start(of text: [UInt8], around offset: Int, in source: [UInt8]) -> Int {
        guard !text.isEmpty, source.count >= text.count else { return min(offset, source.count) }
        let latest = min(offset, source.count - text.count)
        for start in stride(from: latest, through: max(0, offset - text.count), by: -1)
        where source[start..<(start + text.count)].elementsEqual(text) {
            return start
        }
        return min(offset, source.count)
    }

    private func excerpt(of file: GoString, offset: Int, length: Int, around: Int) -> Diagnostic.Place? {
        guard let source = sources[file] else { return nil }
        let lines = source.split(separator: 0x0A, omittingEmptySubsequences: false)
        let before = source[..<min(offset, source.count)]
        let line = before.count { $0 == 0x0A }
        let column = before.count - ((before.lastIndex(of: 0x0A) ?? -1) + 1)
        let first = max(0, line - around)
        let shown = lines[first..<min(lines.count, line + around + 1)].map { String(decoding: $0, as: UTF8.self) }
        return Diagnostic.Place(
            file: file.text, position: SourcePosition(line: line + 1, column: column), length: length, lines: shown,
            firstLine: first + 1)
    }
}

extension RenderDiagnostic {
    /// Says which part of a path is missing and which key comes nearest.
    private func explainMissingPath(_ error: ExecutionError, in result: inout Diagnostic) {
        guard case .nilPointer = error.kind, let scope,
            let path = FieldPath(error.frame.nodeText.text), let missing = path.firstMissing(in: scope)
        else { return }
        result.label = "\(missing.path) is missing"
        let advice = "set `\(path.valuePath)`, or guard it with `if \(missing.path)`"
        result.hint = missing.nearest.map { "did you mean `\($0)`? else \(advice)" } ?? advice
    }

    private static func hint(forUndefined name: String) -> String? {
        let known = HelmFunctions.table().names.map(\.text).sorted()
        return NearestWord.find(name, among: known).map { "did you mean `\($0)`?" }
    }
}

/// A chain such as `.Values.image.tag` or `$.Values.image.tag`.
private struct FieldPath {
    let prefix: String
    let fields: [String]

    init?(_ text: String) {
        let body = text.hasPrefix("$") ? text.dropFirst() : text[...]
        guard body.hasPrefix("."), !body.contains(" "), !body.contains("(") else { return nil }
        prefix = text.hasPrefix("$") ? "$" : ""
        fields = body.dropFirst().split(separator: ".").map(String.init)
        guard fields.first == "Values" else { return nil }
    }

    /// The path below the values, as `--set` takes it.
    var valuePath: String { fields.dropFirst().joined(separator: ".") }

    /// The first part that is not there or nil, with the key beside it that reads most like it.
    func firstMissing(in scope: Map) -> (path: String, nearest: String?)? {
        var current = Value.map(scope)
        for (index, field) in fields.enumerated() {
            guard case .map(let map) = current else { return nil }
            if let next = map[GoString(field)], !next.isNil {
                current = next
                continue
            }
            let path = prefix + "." + fields[...index].joined(separator: ".")
            return (path, NearestWord.find(field, among: map.keys.map(\.text)))
        }
        return nil
    }
}
