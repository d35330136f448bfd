import Failures
import GoTemplate

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

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

    /// The text, if it is one document that stays as it is.
    private var whole: [UInt8]?

    package init(_ text: [UInt8]) {
        if Self.isWhole(text) {
            whole = text
            rest = []
        } else {
            rest = text[...]
        }
    }

    /// Whether a text has no separators and a line feed behind each line.
    private static func isWhole(_ text: [UInt8]) -> Bool {
        guard text.last == 0x0A, !text.starts(with: separator) else { return false }
        return text.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, memchr(base, 0x0D, buffer.count) == nil else { return false }
            var line = 0
            while let end = memchr(base + line, 0x0A, buffer.count - line) {
                line = UnsafeRawPointer(end) - base + 1
                if buffer[line...].starts(with: separator) { return false }
            }
            return true
        }
    }

    /// The next document; nil at the end.
    package mutating func next() throws(HelmError) -> [UInt8]? {
        if let text = whole.take() { return text }
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
        throw HelmError("invalid Yaml document separator: " + text)
    }
}
