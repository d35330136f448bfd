import GoTemplate

/// Reads one record of comma-separated values; a field in quotes may hold commas, quotes and line breaks.
///
/// Mirrors encoding/csv reader.go readRecord.
struct CSVRecordReader {
    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")

    /// What was not read yet, from the next line on.
    private var rest: ArraySlice<UInt8>
    /// What is left of the current line, with the line feed at its end.
    private var line: ArraySlice<UInt8> = []
    private var lineNumber = 0
    private var firstLine = 0
    /// From 1, in bytes.
    private var column = 1

    init(_ text: GoString) { rest = text.bytes[...] }

    /// The fields of the first line that is not empty.
    mutating func record() throws(FlagValueFailure) -> [GoString] {
        repeat { guard readLine() else { throw FlagValueFailure(reason: "EOF") } } while isAtEndOfLine
        firstLine = lineNumber
        var fields: [GoString] = []
        while true {
            let (field, isLast) = line.first == Self.quote ? try quotedField() : try plainField()
            fields.append(field)
            if isLast { return fields }
        }
    }

    private var isAtEndOfLine: Bool { line.isEmpty || line.elementsEqual([Self.lineFeed]) }

    /// Goes to the next line; `\r\n` counts as `\n`, and a `\r` before the end is dropped.
    private mutating func readLine() -> Bool {
        guard !rest.isEmpty else {
            line = []
            return false
        }
        let end = rest.firstIndex(of: Self.lineFeed).map { $0 + 1 } ?? rest.endIndex
        var text = Array(rest[..<end])
        rest = rest[end...]
        lineNumber += 1
        let returnIndex = text.last == Self.lineFeed ? text.count - 2 : text.count - 1
        if text.indices.contains(returnIndex), text[returnIndex] == UInt8(ascii: "\r") { text.remove(at: returnIndex) }
        line = text[...]
        return !text.isEmpty
    }

    private mutating func skip(_ count: Int) {
        line = line.dropFirst(count)
        column += count
    }

    private mutating func plainField() throws(FlagValueFailure) -> (GoString, isLast: Bool) {
        let end = line.firstIndex(of: Self.comma)
        let field = line[..<(end ?? (line.last == Self.lineFeed ? line.endIndex - 1 : line.endIndex))]
        if let quote = field.firstIndex(of: Self.quote) {
            throw failure("bare \" in non-quoted-field", at: column + quote - line.startIndex)
        }
        if end != nil { skip(field.count + 1) }
        return (GoString(field), end == nil)
    }

    private mutating func quotedField() throws(FlagValueFailure) -> (GoString, isLast: Bool) {
        var field: [UInt8] = []
        skip(1)
        while true {
            guard let end = line.firstIndex(of: Self.quote) else {
                try continueOnNextLine(&field)
                continue
            }
            field += line[..<end]
            skip(end - line.startIndex + 1)
            switch line.first {
            case Self.quote:
                field.append(Self.quote)
                skip(1)
            case Self.comma:
                skip(1)
                return (GoString(field), false)
            default:
                guard isAtEndOfLine else { throw unbalanced(at: column - 1) }
                return (GoString(field), true)
            }
        }
    }

    /// Takes the rest of the line, which ends within quotes.
    private mutating func continueOnNextLine(_ field: inout [UInt8]) throws(FlagValueFailure) {
        guard !line.isEmpty else { throw unbalanced(at: column) }
        field += line
        column += line.count
        if readLine() { column = 1 }
    }

    private func unbalanced(at column: Int) -> FlagValueFailure {
        failure("extraneous or missing \" in quoted-field", at: column)
    }

    private func failure(_ reason: String, at column: Int) -> FlagValueFailure {
        let start = lineNumber == firstLine ? "" : "record on line \(firstLine); "
        return FlagValueFailure(reason: "\(start)parse error on line \(lineNumber), column \(column): \(reason)")
    }
}
