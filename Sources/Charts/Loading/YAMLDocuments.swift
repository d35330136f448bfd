import GoTemplate

/// Cuts a YAML stream into documents at lines that start with `---`.
///
/// Mirrors k8s.io/apimachinery util/yaml decoder.go YAMLReader: a line break after CR loses the CR, the last line
/// gains a line break, and a separator stays at the start of a document that would otherwise be empty.
package struct YAMLDocuments {
    private static let separator = Array("---".utf8)

    private var rest: ArraySlice<UInt8>
    private var lineCount = 0
    /// The line, from 1, on which the latest document begins.
    package private(set) var firstLine = 1

    package init(_ text: [UInt8]) { rest = text[...] }

    /// The next document; nil at the end.
    package mutating func next() throws(HelmError) -> [UInt8]? {
        var document: [UInt8] = []
        firstLine = lineCount + 1
        while !rest.isEmpty {
            let line = takeLine()
            if line.starts(with: Self.separator) {
                try check(line)
                if !document.isEmpty { return document }
            }
            document += line
            document.append(UInt8(ascii: "\n"))
        }
        return document.isEmpty ? nil : document
    }

    private mutating func takeLine() -> ArraySlice<UInt8> {
        lineCount += 1
        let end = rest.firstIndex(of: UInt8(ascii: "\n"))
        var line = rest[..<(end ?? rest.endIndex)]
        if end != nil && line.last == UInt8(ascii: "\r") { line.removeLast() }
        rest = end.map { rest[($0 + 1)...] } ?? []
        return line
    }

    /// Only a comment may follow a separator.
    private func check(_ line: ArraySlice<UInt8>) throws(HelmError) {
        let text = GoString(line.dropFirst(Self.separator.count)).trimmingSpace
        if text.isEmpty || text.hasPrefix("#") { return }
        throw HelmError("error reading yaml document: invalid Yaml document separator: " + text)
    }
}
