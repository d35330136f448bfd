import Diagnostics

/// The text of a template file and the name its errors carry.
package final class Source: Sendable {
    /// Go's `ParseName`: the name of the top-level template.
    package let name: GoString
    /// The text; nodes refer to parts of it.
    package let bytes: [UInt8]

    package init(name: GoString, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    static let empty = Source(name: GoString(), bytes: [])

    /// The line, from 1, that byte `offset` is on.
    func line(at offset: Int) -> Int { position(at: offset).line }

    /// Where byte `offset` is, as text/template's `ErrorContext` counts.
    package func position(at offset: Int) -> SourcePosition {
        var line = 1
        var lineStart = 0
        for index in 0..<min(offset, bytes.count) where bytes[index] == UInt8(ascii: "\n") {
            line += 1
            lineStart = index + 1
        }
        return SourcePosition(line: line, column: offset - lineStart)
    }

    /// The line that byte `offset` is on, without its newline.
    package func lineText(around offset: Int) -> GoString {
        let middle = min(max(0, offset), bytes.count)
        let start = bytes[..<middle].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let end = bytes[middle...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        return GoString(bytes[start..<end])
    }
}
