import Compatibility
import GoTemplate

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Splits rendered text into documents as Helm does: by its own expression, not by YAML's rules.
///
/// Mirrors release/v1/util manifest.go SplitManifests: the separator is `(?:^|\s*\n)---\s*`, whatever follows on its
/// line; blank documents vanish. Since Helm 4.3 it is `(?m)^---[ \t]*`, so that documents keep the white space at their
/// ends.
package enum DocumentSplitter {
    /// The documents in order, without leading white space and with their trailing newline where it is the text's last.
    package static func split(_ text: GoString) -> [GoString] {
        if Compatibility.has(.documentsKeepTheirEnd) { return splitAtLines(text) }
        return text.bytes.withUnsafeBufferPointer { buffer in
            var documents: [GoString] = []
            var start = leadingSpace(buffer, from: 0)
            var search = start
            if isDashes(buffer, at: start) {
                start = skipSpace(buffer, from: start + 3)
                search = start
            }
            while let newline = nextSeparator(buffer, from: search) {
                append(buffer, start..<trimmedEnd(buffer, from: start, to: newline), to: &documents)
                start = skipSpace(buffer, from: newline + 4)
                search = start
            }
            append(buffer, start..<buffer.count, to: &documents)
            return documents
        }
    }

    /// Each document from its first character that is no white space up to the line that begins the next one.
    private static func splitAtLines(_ text: GoString) -> [GoString] {
        text.bytes.withUnsafeBufferPointer { buffer in
            var documents: [GoString] = []
            var start = leadingSpace(buffer, from: 0)
            if isDashes(buffer, at: start) { start = skipBlanks(buffer, from: start + 3) }
            while let newline = nextSeparator(buffer, from: start) {
                append(buffer, start..<(newline + 1), to: &documents)
                start = skipBlanks(buffer, from: newline + 4)
            }
            append(buffer, start..<buffer.count, to: &documents)
            return documents
        }
    }

    private static func append(
        _ buffer: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to documents: inout [GoString]
    ) {
        let start = leadingSpace(buffer, from: range.lowerBound)
        guard start < range.upperBound else { return }
        documents.append(GoString(Array(buffer[start..<range.upperBound])))
    }

    /// The next newline that `---` follows directly.
    private static func nextSeparator(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = buffer.baseAddress else { return nil }
        var index = start
        while let found = memchr(base + index, 0x0A, buffer.count - index) {
            index = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            if isDashes(buffer, at: index + 1) { return index }
            index += 1
        }
        return nil
    }

    private static func isDashes(_ buffer: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        index + 2 < buffer.count && buffer[index] == 0x2D && buffer[index + 1] == 0x2D && buffer[index + 2] == 0x2D
    }

    /// The separator swallows the white space before its newline.
    private static func trimmedEnd(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        var end = end
        while end > start && isExpressionSpace(buffer[end - 1]) { end -= 1 }
        return end
    }

    private static func skipSpace(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < buffer.count && isExpressionSpace(buffer[index]) { index += 1 }
        return index
    }

    private static func skipBlanks(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < buffer.count && (buffer[index] == 0x20 || buffer[index] == 0x09) { index += 1 }
        return index
    }

    /// Go's `\s` knows ASCII only.
    private static func isExpressionSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x0C
    }

    /// Where the text begins after white space of any kind (`unicode.IsSpace`).
    private static func leadingSpace(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < buffer.count {
            let (rune, width) = decodeRune(buffer, at: index)
            guard Unicode.isSpace(rune) else { return index }
            index += width
        }
        return index
    }
}
