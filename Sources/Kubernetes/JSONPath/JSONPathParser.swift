import GoTemplate

/// Reads JSONPath templates: text with actions in braces.
///
/// Mirrors k8s.io/client-go util/jsonpath parser.go.
struct JSONPathParser {
    /// Filters stand in filters, and elements of unions are actions themselves.
    private static let maximumDepth = 100

    private let input: GoString
    private let depth: Int
    private var position = 0
    private var start = 0
    private var width = 0

    /// The nodes of a template.
    static func nodes(of text: GoString) throws(JSONPathFailure) -> [JSONPathNode] {
        var parser = JSONPathParser(text, depth: 0)
        return try parser.nodes()
    }

    private init(_ input: GoString, depth: Int) {
        self.input = input
        self.depth = depth
    }

    private mutating func nodes() throws(JSONPathFailure) -> [JSONPathNode] {
        var nodes: [JSONPathNode] = []
        while position < input.count {
            guard input.bytes[position] == UInt8(ascii: "{") else {
                _ = next()
                continue
            }
            if position > start { nodes.append(.text(taken())) }
            position += 1
            start = position
            nodes.append(.action(try action()))
        }
        if position > start { nodes.append(.text(taken())) }
        return nodes
    }

    /// The nodes of what would stand between braces.
    private func action(_ text: GoString) throws(JSONPathFailure) -> [JSONPathNode] {
        guard depth < Self.maximumDepth else { throw JSONPathFailure("too many levels of filters") }
        var parser = JSONPathParser("{" + text + "}", depth: depth + 1)
        guard case .action(let nodes)? = try parser.nodes().first else { return [] }
        return nodes
    }

    private mutating func action() throws(JSONPathFailure) -> [JSONPathNode] {
        var nodes: [JSONPathNode] = []
        while !skip("}") {
            if skip("[?(") {
                nodes.append(try filter())
            } else if skip("..") {
                try descend(&nodes)
            } else {
                try addNode(to: &nodes)
            }
        }
        start = position
        return nodes
    }

    private mutating func addNode(to nodes: inout [JSONPathNode]) throws(JSONPathFailure) {
        guard let rune = next(), rune != 0x0A, rune != 0x0D else { throw JSONPathFailure("unclosed action") }
        switch rune {
        case 0x20, 0x40, 0x24: start = position
        case 0x5B: try addArray(to: &nodes)
        case 0x22, 0x27: nodes.append(.text(try quoted(UInt8(truncatingIfNeeded: rune))))
        case 0x2E: nodes.append(field())
        case 0x2B, 0x2D: nodes.append(try number())
        case _ where Unicode.isDigit(rune):
            back()
            nodes.append(try number())
        case _ where Self.isAlphanumeric(rune):
            back()
            nodes.append(identifier())
        default:
            let shown = GoFormat.sprintf("%#U", [.int(Int(rune))])
            throw JSONPathFailure("unrecognized character in action: " + shown)
        }
    }
}

// MARK: - Nodes

extension JSONPathParser {
    private mutating func descend(_ nodes: inout [JSONPathNode]) throws(JSONPathFailure) {
        if case .descent? = nodes.last { throw JSONPathFailure("invalid multiple recursive descent") }
        start = position
        nodes.append(.descent)
        if let rune = peek(), Self.isAlphanumeric(rune) { nodes.append(field()) }
    }

    private mutating func field() -> JSONPathNode {
        start = position
        while let rune = next() {
            if rune == 0x5C {
                _ = next()
            } else if Self.endsWord(rune) {
                back()
                break
            }
        }
        let name = taken()
        return name == "*" ? .wildcard : .field(GoString(name.bytes.filter { $0 != UInt8(ascii: "\\") }))
    }

    private mutating func identifier() -> JSONPathNode {
        while let rune = next() {
            guard Self.endsWord(rune) else { continue }
            back()
            break
        }
        let word = taken()
        return word == "true" || word == "false" ? .bool(word == "true") : .identifier(word)
    }

    /// The sign is taken already.
    private mutating func number() throws(JSONPathFailure) -> JSONPathNode {
        while let rune = next() {
            guard rune != 0x2E, !Unicode.isDigit(rune) else { continue }
            back()
            break
        }
        let text = taken()
        if let integer = try? Strconv.atoi(text) { return .number(.int(integer)) }
        if let float = try? Strconv.parseFloat(text) { return .number(.float(float)) }
        throw JSONPathFailure("cannot parse number " + text)
    }

    private mutating func quoted(_ quote: UInt8) throws(JSONPathFailure) -> GoString {
        while true {
            guard let rune = next(), rune != 0x0A else { throw JSONPathFailure("unterminated quoted string") }
            if rune == Rune(quote), input.bytes[position - 2] != UInt8(ascii: "\\") { break }
        }
        let text = taken()
        guard let plain = Self.unquoted(text.bytes.dropFirst().dropLast(), quote) else {
            throw JSONPathFailure("unquote string " + text + " error invalid syntax")
        }
        return plain
    }

    /// Mirrors UnquoteExtend: what has nothing to unquote stays as it is.
    private static func unquoted(_ text: ArraySlice<UInt8>, _ quote: UInt8) -> GoString? {
        if !text.contains(UInt8(ascii: "\\")), !text.contains(quote) { return GoString(text) }
        var (rest, result) = (text, GoString())
        while !rest.isEmpty {
            guard let (value, isByte) = Strconv.unquoteCharacter(&rest, quote: quote) else { return nil }
            if isByte || value < 0x80 {
                result.bytes.append(UInt8(truncatingIfNeeded: value))
            } else {
                result.append(rune: value)
            }
        }
        return result
    }
}

// MARK: - Brackets

extension JSONPathParser {
    private mutating func addArray(to nodes: inout [JSONPathNode]) throws(JSONPathFailure) {
        while true {
            guard let rune = next(), rune != 0x0A else { throw JSONPathFailure("unterminated array") }
            if rune == 0x5D { break }
        }
        let text = GoString(taken().bytes.dropFirst().dropLast())
        let parts = text.split(at: UInt8(ascii: ","))
        if parts.count > 1 {
            var union: [[JSONPathNode]] = []
            for part in parts { union.append(try action("[" + part.trimming(" ") + "]")) }
            nodes.append(.union(union))
        } else if let key = Self.quotedKey(text) {
            nodes += try action("." + key)
        } else {
            nodes.append(.slice(try slice(text == "*" ? ":" : text)))
        }
    }

    private static func quotedKey(_ text: GoString) -> GoString? {
        let quote = UInt8(ascii: "'")
        guard text.count >= 2, text.bytes.first == quote, text.bytes.last == quote else { return nil }
        let key = text.bytes.dropFirst().dropLast()
        return key.contains(quote) ? nil : GoString(key)
    }

    private func slice(_ text: GoString) throws(JSONPathFailure) -> JSONPathSlice {
        let parts = text.split(at: UInt8(ascii: ":"))
        guard parts.count <= 3, parts.allSatisfy(Self.isIndex) else {
            throw JSONPathFailure("invalid array index " + text)
        }
        var numbers: [Int?] = []
        for part in parts { numbers.append(try Self.index(part)) }
        let start = numbers[0]
        let isSingle = numbers.count == 1
        // Where there is no start, Go counts from 0.
        let end = isSingle ? (start ?? 0) &+ 1 : numbers[1]
        return JSONPathSlice(start: start, end: end, isSingle: isSingle, step: numbers.count > 2 ? numbers[2] : nil)
    }

    private static func isIndex(_ text: GoString) -> Bool {
        text.trimmingPrefix("-").bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func index(_ text: GoString) throws(JSONPathFailure) -> Int? {
        if text.isEmpty { return nil }
        guard let number = try? Strconv.atoi(text) else {
            throw JSONPathFailure("array index " + text + " is not a number")
        }
        return number
    }

    private mutating func filter() throws(JSONPathFailure) -> JSONPathNode {
        start = position
        try skipToParenthesis()
        guard next() == 0x5D else { throw JSONPathFailure("unclosed array expect ]") }
        let text = GoString(taken().bytes.dropLast(2))
        guard let (left, comparison, right) = Self.comparison(in: text) else { return .existing(try action(text)) }
        return .filter(left: try action(left), comparison: comparison, right: try action(right))
    }

    /// A closing parenthesis between quotes does not count.
    private mutating func skipToParenthesis() throws(JSONPathFailure) {
        var quote: Rune?
        var isOver = false
        while true {
            guard let rune = next(), rune != 0x0A else { throw JSONPathFailure("unterminated filter") }
            switch rune {
            case 0x22, 0x27:
                guard let opening = quote else {
                    quote = rune
                    continue
                }
                if rune == opening, input.bytes[position - 2] != UInt8(ascii: "\\") { isOver = true }
            case 0x29 where (quote != nil) == isOver: return
            default: break
            }
        }
    }

    /// Mirrors the expression `^([^!<>=]+)([!<>=]+)(.+?)$`.
    private static func comparison(in text: GoString) -> (GoString, JSONPathComparison, GoString)? {
        let isSign = { (byte: UInt8) in "!<>=".utf8.contains(byte) }
        let left = text.bytes.prefix { !isSign($0) }
        var sign = text.bytes[left.endIndex...].prefix(while: isSign)
        var right = text.bytes[sign.endIndex...]
        if right.isEmpty, sign.count > 1 {
            right = text.bytes[(sign.endIndex - 1)...]
            sign = sign.dropLast()
        }
        guard !left.isEmpty, !sign.isEmpty, !right.isEmpty else { return nil }
        return (GoString(left), JSONPathComparison(GoString(sign)), GoString(right))
    }
}

// MARK: - Characters

extension JSONPathParser {
    private mutating func taken() -> GoString {
        defer { start = position }
        return GoString(input.bytes[start..<position])
    }

    private mutating func next() -> Rune? {
        guard position < input.count else {
            width = 0
            return nil
        }
        let (rune, length) = input.rune(at: position)
        (width, position) = (length, position + length)
        return rune
    }

    private mutating func back() { position -= width }

    private mutating func peek() -> Rune? {
        defer { back() }
        return next()
    }

    private mutating func skip(_ prefix: GoString) -> Bool {
        guard input.bytes[position...].starts(with: prefix.bytes) else { return false }
        position += prefix.count
        return true
    }

    private static func endsWord(_ rune: Rune) -> Bool {
        [0x20, 0x09, 0x0D, 0x0A, 0x2E, 0x2C, 0x5B, 0x5D, 0x24, 0x40, 0x7B, 0x7D].contains(rune)
    }

    private static func isAlphanumeric(_ rune: Rune) -> Bool {
        rune == 0x5F || Unicode.isLetter(rune) || Unicode.isDigit(rune)
    }
}
