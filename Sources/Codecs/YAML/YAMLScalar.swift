/// What a plain scalar stands for, by the rules of go-yaml v2 (YAML 1.1) or v3.
///
/// Mirrors resolve.go; the text of strings and timestamps stays with the caller.
enum YAMLScalar {
    case string
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case float(Double)
    /// What reads as a time; go-yaml v2 keeps it as a string, but both quote a string that looks like one.
    case timestamp

    /// The two versions of go-yaml that Helm uses.
    enum Dialect {
        /// Reads all of Helm's YAML and writes `toYaml`.
        case v2
        /// Writes `toYamlPretty`.
        case v3
    }
}

extension YAMLScalar {
    /// Resolves a plain scalar without a tag.
    static func resolve(_ text: UnsafeBufferPointer<UInt8>, dialect: Dialect) -> YAMLScalar {
        guard let first = text.first else { return .null }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
            return resolveNumber(text, dialect: dialect)
        case UInt8(ascii: "."): return resolveDotted(text)
        default: return text.count <= 5 ? resolveWord(text, dialect: dialect) : .string
        }
    }

    /// The words for booleans and null.
    private static func resolveWord(_ text: UnsafeBufferPointer<UInt8>, dialect: Dialect) -> YAMLScalar {
        switch text[0] {
        case UInt8(ascii: "~"): return text.count == 1 ? .null : .string
        case UInt8(ascii: "t"), UInt8(ascii: "T"): return isWord(text, "true") ? .bool(true) : .string
        case UInt8(ascii: "f"), UInt8(ascii: "F"): return isWord(text, "false") ? .bool(false) : .string
        case UInt8(ascii: "n"), UInt8(ascii: "N"):
            if isWord(text, "null") { return .null }
            return dialect == .v2 && (text.count == 1 || isWord(text, "no")) ? .bool(false) : .string
        case UInt8(ascii: "y"), UInt8(ascii: "Y"):
            return dialect == .v2 && (text.count == 1 || isWord(text, "yes")) ? .bool(true) : .string
        case UInt8(ascii: "o"), UInt8(ascii: "O"):
            guard dialect == .v2 else { return .string }
            if isWord(text, "on") { return .bool(true) }
            return isWord(text, "off") ? .bool(false) : .string
        default: return .string
        }
    }

    /// Whether the text is `word` in lower case, in upper case, or capitalised.
    private static func isWord(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
        guard text.count == word.utf8CodeUnitCount else { return false }
        let isFirstUpper = text[0] & 0x20 == 0
        let isRestUpper = isFirstUpper && text[1] & 0x20 == 0
        for index in 0..<text.count {
            let lower = word.utf8Start[index]
            let isUpper = index == 0 ? isFirstUpper : isRestUpper
            if text[index] != (isUpper ? lower & 0xDF : lower) { return false }
        }
        return true
    }

    /// `.5`, `.inf`, `.nan`.
    private static func resolveDotted(_ text: UnsafeBufferPointer<UInt8>) -> YAMLScalar {
        let rest = UnsafeBufferPointer(rebasing: text.dropFirst())
        if isInfinity(rest) { return .float(.infinity) }
        if rest.count == 3, ["nan", "NaN", "NAN"].contains(where: { rest.elementsEqual($0.utf8) }) {
            return .float(.nan)
        }
        // Here go-yaml asks only strconv.ParseFloat, which takes `.1_5` too.
        guard let digit = rest.first, digit.isDigit, let number = DecimalNumber.parse(text) else { return .string }
        return .float(number)
    }

    private static func isInfinity(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.count == 3 && isWord(text, "inf")
    }
}

// MARK: - Numbers

extension YAMLScalar {
    private static func resolveNumber(_ text: UnsafeBufferPointer<UInt8>, dialect: Dialect) -> YAMLScalar {
        if text.count >= 5, text[1] == UInt8(ascii: "."), isInfinity(UnsafeBufferPointer(rebasing: text.dropFirst(2))) {
            if text[0] == UInt8(ascii: "+") { return .float(.infinity) }
            if text[0] == UInt8(ascii: "-") { return .float(-.infinity) }
        }
        if YAMLTimestamp.matches(text) { return .timestamp }
        guard text.contains(UInt8(ascii: "_")) else { return resolvePlainNumber(text, dialect: dialect) }
        let plain = text.filter { $0 != UInt8(ascii: "_") }
        return plain.withUnsafeBufferPointer { resolvePlainNumber($0, dialect: dialect) }
    }

    private static func resolvePlainNumber(_ text: UnsafeBufferPointer<UInt8>, dialect: Dialect) -> YAMLScalar {
        if let integer = integer(text) { return integer }
        if isFloat(text), let number = DecimalNumber.parse(text) { return .float(number) }
        return integerAfterPrefix(text, dialect: dialect) ?? .string
    }

    /// A sign after the prefix, as in `0b-11`: resolve.go cuts the prefix off and reads the rest as a signed number.
    private static func integerAfterPrefix(_ text: UnsafeBufferPointer<UInt8>, dialect: Dialect) -> YAMLScalar? {
        guard text.count > 3, text[0] == UInt8(ascii: "0") else { return nil }
        guard text[2] == UInt8(ascii: "-") || text[2] == UInt8(ascii: "+") else { return nil }
        let base: UInt64
        switch text[1] {
        case UInt8(ascii: "b"): base = 2
        case UInt8(ascii: "o") where dialect == .v3: base = 8
        default: return nil
        }
        guard let magnitude = magnitude(text, from: 3, base: base) else { return nil }
        return signed(magnitude, isNegative: text[2] == UInt8(ascii: "-"))
    }

    private static func signed(_ magnitude: UInt64, isNegative: Bool) -> YAMLScalar? {
        if isNegative { return magnitude <= 1 << 63 ? .int(Int64(truncatingIfNeeded: 0 &- magnitude)) : nil }
        return Int64(exactly: magnitude).map(YAMLScalar.int)
    }

    /// Mirrors `strconv.ParseInt` and `ParseUint` with base 0: `0x`, `0o`, `0b` and a leading `0` set the base.
    private static func integer(_ text: UnsafeBufferPointer<UInt8>) -> YAMLScalar? {
        var index = 0
        var isNegative = false
        var isSigned = false
        if let first = text.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            isNegative = first == UInt8(ascii: "-")
            isSigned = true
            index = 1
        }
        let base = integerBase(text, &index)
        guard index < text.count, let magnitude = magnitude(text, from: index, base: base) else { return nil }
        if let number = signed(magnitude, isNegative: isNegative) { return number }
        // ParseUint, which comes second, takes no sign.
        return isSigned ? nil : .uint(magnitude)
    }

    private static func integerBase(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt64 {
        guard index + 1 < text.count, text[index] == UInt8(ascii: "0") else { return 10 }
        switch text[index + 1] | 0x20 {
        case UInt8(ascii: "x"): index += 2; return 16
        case UInt8(ascii: "o"): index += 2; return 8
        case UInt8(ascii: "b"): index += 2; return 2
        default: index += 1; return 8
        }
    }

    private static func magnitude(_ text: UnsafeBufferPointer<UInt8>, from start: Int, base: UInt64) -> UInt64? {
        var magnitude: UInt64 = 0
        for byte in text[start...] {
            guard let digit = byte.hexValue, digit < base else { return nil }
            let (product, isTooBig) = magnitude.multipliedReportingOverflow(by: base)
            let (sum, isOverflowing) = product.addingReportingOverflow(UInt64(digit))
            if isTooBig || isOverflowing { return nil }
            magnitude = sum
        }
        return magnitude
    }

    /// Mirrors the pattern `^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$` of resolve.go.
    private static func isFloat(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        func skipSign() {
            if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") { index += 1 }
        }
        func skipDigits() -> Bool {
            let start = index
            while index < text.count, text[index].isDigit { index += 1 }
            return index > start
        }
        skipSign()
        let hasInteger = skipDigits()
        if index < text.count, text[index] == UInt8(ascii: ".") {
            index += 1
            if !skipDigits() && !hasInteger { return false }
        } else if !hasInteger {
            return false
        }
        if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            skipSign()
            if !skipDigits() { return false }
        }
        return index == text.count
    }
}
