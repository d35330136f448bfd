import Compatibility
import GoTemplate

/// Reads JSON into values without recursion; mirrors encoding/json scanner.go and the interface half of decode.go.
struct JSONReader {
    private let input: UnsafeBufferPointer<UInt8>
    /// Whether this is a `json.Decoder`, which has other words for the end of the input.
    private let isStream: Bool
    private let numbers: JSON.NumberForm
    /// Whether mistakes are told in the words of Go 1.27; sigs.k8s.io/json, which reads integers, keeps the old ones.
    private let hasNewWords: Bool
    private(set) var index: Int
    /// The first number that does not fit into a float64.
    private(set) var failure: JSON.Failure?

    private var values: [Value] = []
    private var keys: [GoString] = []
    private var containers: [Container] = []

    /// An array or object being read; its elements are the values above `base`.
    private struct Container {
        let isObject: Bool
        let base: Int
        let keyBase: Int
    }

    init(
        _ input: UnsafeBufferPointer<UInt8>, from start: Int = 0, isStream: Bool, numbers: JSON.NumberForm = .float
    ) {
        self.input = input
        self.index = start
        self.isStream = isStream
        self.numbers = numbers
        hasNewWords = numbers != .int64 && Compatibility.has(.jsonOfGo127)
    }

    /// The one value of the input; only blanks may follow.
    mutating func readDocument() throws -> Value {
        let value = try readValue()
        skipBlanks()
        if index < input.count { throw unexpected("after top-level value") }
        return value
    }

    /// The next value.
    mutating func readValue() throws -> Value {
        skipBlanks()
        if isStream && index >= input.count { throw JSON.Failure("EOF") }
        while true {
            if let scalar = try beginValue() { values.append(scalar) }
            while try endValue() {}
            if containers.isEmpty, let value = values.popLast() { return value }
        }
    }
}

// MARK: - Containers

extension JSONReader {
    /// Reads a scalar or an empty container, or opens a container and stops before its first value.
    private mutating func beginValue() throws -> Value? {
        skipBlanks()
        switch try peek() {
        case UInt8(ascii: "{"): return try open(isObject: true)
        case UInt8(ascii: "["): return try open(isObject: false)
        case UInt8(ascii: "\""): return .string(try readString())
        case UInt8(ascii: "t"): return try readLiteral("true", .bool(true))
        case UInt8(ascii: "f"): return try readLiteral("false", .bool(false))
        case UInt8(ascii: "n"): return try readLiteral("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try readNumber()
        default: throw unexpected("looking for beginning of value")
        }
    }

    private mutating func open(isObject: Bool) throws -> Value? {
        if containers.count == JSON.maximumDepth { throw unexpected("exceeded max depth") }
        index += 1
        skipBlanks()
        if try peek() == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
            index += 1
            return isObject ? .map(Map()) : .list([])
        }
        containers.append(Container(isObject: isObject, base: values.count, keyBase: keys.count))
        if isObject { try readKey() }
        return nil
    }

    private mutating func readKey() throws {
        skipBlanks()
        if try peek() != UInt8(ascii: "\"") { throw unexpected("looking for beginning of object key string") }
        keys.append(try readString())
        skipBlanks()
        if try peek() != UInt8(ascii: ":") { throw unexpected("after object key") }
        index += 1
    }

    /// Goes on after a value; true where that closed a container, which is itself a value then.
    private mutating func endValue() throws -> Bool {
        guard let container = containers.last, values.count > container.base else { return false }
        skipBlanks()
        let byte = try peek()
        if byte == UInt8(ascii: ",") {
            index += 1
            if container.isObject { try readKey() }
            return false
        }
        guard byte == (container.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
            throw unexpected(container.isObject ? "after object key:value pair" : "after array element")
        }
        index += 1
        close(container)
        return true
    }

    private mutating func close(_ container: Container) {
        containers.removeLast()
        let elements = Array(values[container.base...])
        values.removeSubrange(container.base...)
        guard container.isObject else {
            values.append(.appended(elements))
            return
        }
        let map = Map(keys: Array(keys[container.keyBase...]), values: elements)
        keys.removeSubrange(container.keyBase...)
        values.append(.map(map))
    }
}

// MARK: - Scalars

extension JSONReader {
    private mutating func readLiteral(_ text: StaticString, _ value: Value) throws -> Value {
        for offset in 1..<text.utf8CodeUnitCount {
            let expected = text.utf8Start[offset]
            index += 1
            if byteOrBlank() != expected {
                let character = Character(UnicodeScalar(expected))
                throw unexpected("in literal \(text) (expecting '\(character)')")
            }
        }
        index += 1
        return value
    }

    private mutating func readNumber() throws -> Value {
        let start = index
        if byteOrBlank() == UInt8(ascii: "-") { index += 1 }
        if byteOrBlank() == UInt8(ascii: "0") {
            index += 1
        } else {
            try skipDigits("in numeric literal")
        }
        if byteOrBlank() == UInt8(ascii: ".") {
            index += 1
            try skipDigits(hasNewWords ? "in numeric literal" : "after decimal point in numeric literal")
        }
        if byteOrBlank() | 0x20 == UInt8(ascii: "e") {
            index += 1
            if byteOrBlank() == UInt8(ascii: "+") || byteOrBlank() == UInt8(ascii: "-") { index += 1 }
            try skipDigits(hasNewWords ? "in numeric literal" : "in exponent of numeric literal")
        }
        return convert(UnsafeBufferPointer(rebasing: input[start..<index]))
    }

    private mutating func skipDigits(_ context: String) throws {
        guard byteOrBlank().isDigit else { throw unexpected(context) }
        while byteOrBlank().isDigit { index += 1 }
    }

    /// Mirrors decode.go convertNumber: what no float64 holds is nil, and an error for the end.
    private mutating func convert(_ text: UnsafeBufferPointer<UInt8>) -> Value {
        switch numbers {
        case .float: break
        case .text: return .number(GoString(Array(text)))
        case .int64: if let integer = Self.integer(text) { return .int(integer, .int64) }
        }
        if let number = DecimalNumber.parse(text) { return .float(number) }
        if failure == nil {
            let number = String(decoding: text, as: UTF8.self)
            let place = hasNewWords ? JSONPlace(tokens).description : "Go value"
            failure = JSON.Failure(GoString("json: cannot unmarshal number \(number) into \(place) of type float64"))
        }
        return hasNewWords ? .float(0) : .null
    }

    /// The number as an int64, if it has the form of one; mirrors convertNumber of sigs.k8s.io/json.
    private static func integer(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard text.count <= 20, text.dropFirst().allSatisfy(\.isDigit) else { return nil }
        return Int64(String(decoding: text, as: UTF8.self))
    }

    /// Reads a string from its opening quote on.
    private mutating func readString() throws -> GoString {
        index += 1
        let start = index
        while index < input.count {
            let byte = input[index]
            if byte == UInt8(ascii: "\"") {
                index += 1
                return GoString(Array(input[start..<index - 1]))
            }
            if byte == UInt8(ascii: "\\") || byte < 0x20 || byte >= 0x80 { break }
            index += 1
        }
        return try readUnusualString(from: start)
    }

    /// Mirrors decode.go unquoteBytes; `index` stands before what is no plain character.
    private mutating func readUnusualString(from start: Int) throws -> GoString {
        var text = Array(input[start..<index])
        while true {
            guard index < input.count else { throw endOfInput() }
            let byte = input[index]
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return GoString(text)
            case UInt8(ascii: "\\"): try readEscape(into: &text)
            case 0..<0x20: throw unexpected(hasNewWords ? "in string" : "in string literal")
            case 0x20..<0x80:
                text.append(byte)
                index += 1
            default:
                let (rune, width) = decodeRune(input, at: index)
                text.append(rune: rune)
                index += width
            }
        }
    }

    private mutating func readEscape(into text: inout [UInt8]) throws {
        index += 1
        let byte = byteOrBlank()
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): return text.append(rune: try readUnicodeEscape())
        default: throw unexpectedEscape(length: 1) ?? unexpected("in string escape code")
        }
        index += 1
    }

    /// Reads from the `u` of an escape on, with the second half of a surrogate pair; a lone half is U+FFFD.
    private mutating func readUnicodeEscape() throws -> Rune {
        let first = try readFourHexDigits()
        guard (0xD800..<0xDC00).contains(first) else { return first }
        guard index + 1 < input.count, input[index] == UInt8(ascii: "\\"), input[index + 1] == UInt8(ascii: "u")
        else { return runeError }
        let beforeSecond = index
        index += 1
        let second = try readFourHexDigits()
        if (0xDC00..<0xE000).contains(second) { return 0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF) }
        index = beforeSecond
        return runeError
    }

    private mutating func readFourHexDigits() throws -> Rune {
        var rune: Rune = 0
        for count in 1...4 {
            index += 1
            guard let digit = byteOrBlank().hexValue else {
                if let failure = unexpectedEscape(length: 5, after: count) { throw failure }
                throw unexpected("in \\u hexadecimal character escape")
            }
            rune = rune << 4 | Rune(digit)
        }
        index += 1
        return rune
    }
}

// MARK: - Bytes and errors

extension JSONReader {
    private mutating func skipBlanks() {
        while index < input.count, input[index] <= 0x20 {
            switch input[index] {
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            default: return
            }
        }
    }

    private func peek() throws -> UInt8 {
        guard index < input.count else { throw endOfInput() }
        return input[index]
    }

    /// Inside a literal Go's scanner sees the end of the input as a blank.
    private func byteOrBlank() -> UInt8 { index < input.count ? input[index] : 0x20 }

    private func endOfInput() -> JSON.Failure {
        JSON.Failure(isStream ? "unexpected EOF" : "unexpected end of JSON input")
    }

    private func unexpected(_ context: String) -> JSON.Failure {
        if (isStream || hasNewWords) && index >= input.count { return endOfInput() }
        let character = hasNewWords ? quotedRune() : quoted(byteOrBlank())
        return JSON.Failure(GoString("invalid character \(character) \(context)"), offset: index + 1)
    }

    /// The words of Go 1.27 for an escape that means nothing; nil for the old ones.
    ///
    /// Mirrors internal/jsonwire decode.go ConsumeStringResumable.
    ///
    /// - Parameters:
    ///   - length: how many bytes follow the backslash.
    ///   - count: which of them is the wrong one.
    private func unexpectedEscape(length: Int, after count: Int = 0) -> JSON.Failure? {
        guard hasNewWords else { return nil }
        let start = index - 1 - count
        guard index < input.count, start >= 0 else { return endOfInput() }
        let end = min(input.count, start + 1 + length)
        let text = GoString(Array(input[start..<end]))
        return JSON.Failure("invalid escape sequence " + JSONPlace.quoted(text) + " in string", offset: index + 1)
    }

    /// Mirrors internal/jsonwire wire.go QuoteRune.
    private func quotedRune() -> String {
        let (rune, width) = decodeRune(input, at: index)
        if rune == runeError && width == 1 { return "'\\x" + String(input[index], radix: 16) + "'" }
        return Strconv.quoteRune(rune).text
    }

    /// The way to what is read now: names, and the numbers of items.
    private var tokens: [GoString] {
        var tokens: [GoString] = []
        for (depth, container) in containers.enumerated() {
            let inner = depth + 1 < containers.count ? containers[depth + 1] : nil
            if container.isObject {
                let end = inner?.keyBase ?? keys.count
                if end > container.keyBase { tokens.append(keys[end - 1]) }
            } else {
                tokens.append(GoString("\((inner?.base ?? values.count) - container.base)"))
            }
        }
        return tokens
    }

    /// Mirrors scanner.go quoteChar: the byte as a code point, quoted as in Go.
    private func quoted(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "'"): return "'\\''"
        case UInt8(ascii: "\""): return "'\"'"
        default:
            var text = GoString()
            text.append(rune: Rune(byte))
            return "'\(Strconv.quote(text).text.dropFirst().dropLast())'"
        }
    }
}
