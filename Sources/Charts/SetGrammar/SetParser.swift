import Codecs
import Failures
import GoTemplate

/// Reads the expressions of the `--set` flags (`a.b=1,c[0]={x,y}`) into a map.
///
/// Mirrors pkg/strvals parser.go and literal_parser.go.
package struct SetParser {
    /// What the text after `=` means.
    package enum Style {
        /// `--set`: booleans, null and integers are recognized.
        case typed
        /// `--set-string`: always a string.
        case string
        /// `--set-file`: a path; the function gives the file's text.
        case file((GoString) throws(HelmError) -> GoString)
        /// `--set-json`: JSON.
        case json
        /// `--set-literal`: the rest of the expression as it is.
        case literal

        fileprivate var isLiteral: Bool {
            if case .literal = self { return true }
            return false
        }
    }

    /// The highest index of a list.
    private static let maximumIndex = 65_536
    /// The most dots in a name.
    private static let maximumNameDepth = 30
    /// The most indexes in a row; Helm has no such limit.
    private static let maximumIndexDepth = 5_000

    private let style: Style
    private var scanner: SetScanner
    private var indexDepth = 0

    private init(_ text: GoString, _ style: Style) {
        self.style = style
        self.scanner = SetScanner(text, hasEscapes: !style.isLiteral)
    }

    /// Puts what an expression says into `target`.
    ///
    /// - Throws: Helm's message; `target` may be changed in part.
    package static func parse(_ text: GoString, as style: Style, into target: Map) throws(HelmError) {
        var parser = SetParser(text, style)
        do {
            while true { try parser.parseKey(into: target, depth: 0) }
        } catch {
            if case .failure(let message) = error { throw HelmError(message) }
        }
    }

    // MARK: Keys

    private static let equals: Rune = 0x3D
    private static let bracket: Rune = 0x5B
    private static let closingBracket: Rune = 0x5D
    private static let dot: Rune = 0x2E
    private static let comma: Rune = 0x2C
    private static let brace: Rune = 0x7B
    private static let closingBrace: Rune = 0x7D

    private mutating func parseKey(into target: Map, depth: Int) throws(SetError) {
        let stops = [Self.equals, Self.bracket, Self.dot] + (style.isLiteral ? [] : [Self.comma])
        let (runes, stop) = scanner.readText(until: stops)
        let key = GoString(runes: runes)
        switch stop {
        case nil:
            if runes.isEmpty { throw .endOfInput }
            throw .failure("key " + Strconv.quote(key) + " has no value")
        case Self.equals: try parseValue { Self.set(key, $0, in: target) }
        case Self.bracket: try parseIndexed(key, into: target, depth: depth)
        case Self.dot: try parseNested(key, into: target, depth: depth + 1)
        default: throw .failure("key " + Strconv.quote(key) + " has no value (cannot end with ,)")
        }
    }

    /// `key.` and the rest of the name.
    private mutating func parseNested(_ key: GoString, into target: Map, depth: Int) throws(SetError) {
        guard depth <= Self.maximumNameDepth else {
            let limit = "maximum supported nested level of \(Self.maximumNameDepth)"
            throw .failure(GoString("value name nested level is greater than " + limit))
        }
        let inner = try Self.existingMap(target[key])
        defer { if !inner.isEmpty { Self.set(key, .map(inner), in: target) } }
        try parseKey(into: inner, depth: depth)
        if inner.isEmpty { throw .failure("key map " + Strconv.quote(key) + " has no value") }
    }

    /// `key[` and the rest of the name.
    private mutating func parseIndexed(_ key: GoString, into target: Map, depth: Int) throws(SetError) {
        let index = try parseIndex()
        var list = try Self.existingList(target[key])
        defer { Self.set(key, .list(list), in: target) }
        try parseItem(of: &list, at: index, depth: depth)
    }

    private static func set(_ key: GoString, _ value: Value, in target: Map) {
        if !key.isEmpty { target[key] = value }
    }

    private static func existingMap(_ value: Value?) throws(SetError) -> Map {
        guard let value else { return Map() }
        guard let map = value.table else { throw wrongType(value, "map[string]interface {}") }
        return map
    }

    private static func existingList(_ value: Value?) throws(SetError) -> [Value] {
        guard let value else { return [] }
        guard case .list(let list) = value else { throw wrongType(value, "[]interface {}") }
        return list.elements
    }

    /// Go panics here and Helm reports the panic.
    private static func wrongType(_ value: Value, _ wanted: String) -> SetError {
        let actual = value.type?.name ?? "nil"
        return .failure(GoString("unable to parse key: interface conversion: interface {} is \(actual), not \(wanted)"))
    }

    // MARK: Lists

    private mutating func parseIndex() throws(SetError) -> Int {
        let (runes, stop) = scanner.readText(until: [Self.closingBracket])
        if stop == nil { throw .endOfInput }
        do { return try Strconv.atoi(GoString(runes: runes)) } catch {
            throw .failure("error parsing index: " + error.message)
        }
    }

    /// What follows `]`: a value, a further index, or a name.
    private mutating func parseItem(of list: inout [Value], at index: Int, depth: Int) throws(SetError) {
        if index < 0 { throw .failure(GoString("negative \(index) index not allowed")) }
        let (stray, stop) = scanner.readText(until: [Self.bracket, Self.dot, Self.equals])
        guard stray.isEmpty else {
            throw .failure("unexpected data at end of array index: " + GoFormat.sprintf("%q", [Self.runeList(stray)]))
        }
        switch stop {
        case nil: throw .endOfInput
        case Self.equals: try parseItemValue(of: &list, at: index)
        case Self.bracket: try parseNestedItem(of: &list, at: index, depth: depth)
        default: try parseNamedItem(of: &list, at: index, depth: depth)
        }
    }

    private mutating func parseItemValue(of list: inout [Value], at index: Int) throws(SetError) {
        var value: Value?
        var ending: SetError?
        do throws(SetError) { try parseValue { value = $0 } } catch { ending = error }
        // Go notices a bad index only once the value has been read, but before its end matters.
        if let value, ending?.isFailure != true { try Self.set(value, in: &list, at: index) }
        if let ending, ending.isFailure { throw ending }
    }

    private mutating func parseNestedItem(of list: inout [Value], at index: Int, depth: Int) throws(SetError) {
        indexDepth += 1
        defer { indexDepth -= 1 }
        guard indexDepth <= Self.maximumIndexDepth else { throw .failure("too many nested list indexes") }
        let nextIndex = try parseIndex()
        let existing = index < list.count ? list[index] : .null
        var inner = existing.isNil ? [] : try Self.existingList(existing)
        try parseItem(of: &inner, at: nextIndex, depth: depth)
        try Self.set(.list(inner), in: &list, at: index)
    }

    private mutating func parseNamedItem(of list: inout [Value], at index: Int, depth: Int) throws(SetError) {
        var inner = Map()
        if index < list.count {
            inner = list[index].table ?? inner
            list[index] = .map(inner)
        }
        try parseKey(into: inner, depth: depth)
        try Self.set(.map(inner), in: &list, at: index)
    }

    private static func set(_ value: Value, in list: inout [Value], at index: Int) throws(SetError) {
        guard index <= maximumIndex else {
            let limit = "greater than maximum supported index of \(maximumIndex)"
            throw .failure(GoString("index of \(index) is \(limit)"))
        }
        if index >= list.count { list += Array(repeating: .null, count: index + 1 - list.count) }
        list[index] = value
    }

    private static let runeSlice = GoType("[]int32", kind: .slice, element: .int32)

    private static func runeList(_ runes: [Rune]) -> Value {
        .list(List(runes.map { .int(Int64($0), .int32) }, type: runeSlice))
    }

    // MARK: Values

    /// Reads what follows `=` and hands it to `assign`, unless it cannot be read.
    private mutating func parseValue(_ assign: (Value) -> Void) throws(SetError) {
        switch style {
        case .literal: assign(.string(GoString(runes: scanner.readText(until: []).text)))
        case .json: try parseJSON(assign)
        case .typed, .string, .file:
            guard let first = scanner.peek else {
                assign(.string(GoString()))
                throw .endOfInput
            }
            if first == Self.brace {
                assign(.appended(try parseList()))
            } else {
                assign(try interpret(scanner.readText(until: [Self.comma]).text))
            }
        }
    }

    /// `{a,b}`, with the comma that may follow.
    private mutating func parseList() throws(SetError) -> [Value] {
        _ = scanner.next()
        var list: [Value] = []
        while true {
            let (runes, stop) = scanner.readText(until: [Self.comma, Self.closingBrace])
            guard let stop else { throw .failure("list must terminate with '}'") }
            list.append(try interpret(runes))
            if stop == Self.closingBrace { break }
        }
        if scanner.peek == Self.comma { _ = scanner.next() }
        return list
    }

    private func interpret(_ runes: [Rune]) throws(SetError) -> Value {
        let text = GoString(runes: runes)
        switch style {
        case .typed: return SetValue.typed(text)
        case .file(let read):
            do throws(HelmError) { return .string(try read(text)) } catch { throw .failure(error.message) }
        case .string, .json, .literal: return .string(text)
        }
    }

    private mutating func parseJSON(_ assign: (Value) -> Void) throws(SetError) {
        if skipEmptyValue() { return assign(.null) }
        do {
            let (value, length) = try JSON.decodePrefix(Array(scanner.rest))
            assign(value)
            scanner.skip(length)
        } catch {
            throw .failure("invalid JSON")
        }
        _ = skipEmptyValue()
    }

    /// Skips blanks and one comma; true if nothing else came before the comma or the end.
    private mutating func skipEmptyValue() -> Bool {
        while let rune = scanner.peek {
            if rune != Self.comma && !Unicode.isSpace(rune) { return false }
            _ = scanner.next()
            if rune == Self.comma { return true }
        }
        return true
    }
}

extension SetError {
    fileprivate var isFailure: Bool {
        if case .failure = self { return true }
        return false
    }
}
