import GoTemplate

// Character classes. Mirrors regexp/syntax parse.go parseClass.
extension RegexpSyntax {
    /// Translates `[...]`.
    mutating func translateClass() throws(RegexpError) {
        let start = position
        try pushOperand { syntax throws(RegexpError) in
            syntax.position += 1
            syntax.emit("[")
            if syntax.peek == UInt8(ascii: "^") {
                syntax.position += 1
                syntax.emit("^")
            }
            // A bracket in the first place is a member.
            var isFirst = true
            while syntax.peek != UInt8(ascii: "]") || isFirst {
                isFirst = false
                try syntax.translateClassItem(classStart: start)
            }
            syntax.position += 1
            syntax.emit("]")
        }
    }

    private var peek: UInt8? { position < pattern.count ? pattern[position] : nil }

    private func peek(after offset: Int) -> UInt8? {
        position + offset < pattern.count ? pattern[position + offset] : nil
    }

    private mutating func translateClassItem(classStart: Int) throws(RegexpError) {
        if try translateNamedClass() { return }
        if peek == UInt8(ascii: "\\"), let next = peek(after: 1) {
            switch next {
            case UInt8(ascii: "p"), UInt8(ascii: "P"): return try translateUnicodeClass()
            case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "w"),
                UInt8(ascii: "W"):
                output.append(contentsOf: [UInt8(ascii: "\\"), next])
                position += 2
                return
            default: break
            }
        }
        try translateClassRange(classStart: classStart)
    }

    /// Translates a rune or a range of them.
    private mutating func translateClassRange(classStart: Int) throws(RegexpError) {
        let start = position
        let low = try classRune(classStart: classStart)
        emit(literal: low)
        guard peek == UInt8(ascii: "-"), let next = peek(after: 1), next != UInt8(ascii: "]") else { return }
        position += 1
        let high = try classRune(classStart: classStart)
        if high < low { throw RegexpError(.invalidCharacterRange, pattern[start..<position]) }
        emit("-")
        emit(literal: high)
    }

    private mutating func classRune(classStart: Int) throws(RegexpError) -> Rune {
        if peek == nil { throw RegexpError(.missingBracket, pattern[classStart...]) }
        return try peek == UInt8(ascii: "\\") ? escapedRune() : nextRune()
    }

    /// Translates `[:alpha:]` and its like; false where there is none.
    private mutating func translateNamedClass() throws(RegexpError) -> Bool {
        guard pattern[position...].starts(with: "[:".utf8), position + 2 < pattern.count else { return false }
        var end = position + 2
        while !pattern[end...].starts(with: ":]".utf8) {
            end += 1
            if end == pattern.count { return false }
        }
        let item = pattern[position..<(end + 2)]
        var name = pattern[(position + 2)..<end]
        if name.first == UInt8(ascii: "^") { name = name.dropFirst() }
        guard Self.posixClasses.contains(GoString(name)) else { throw RegexpError(.invalidCharacterRange, item) }
        output.append(contentsOf: item)
        position = end + 2
        return true
    }

    private static let posixClasses: Set<GoString> = [
        "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper",
        "word", "xdigit",
    ]

    /// Translates `\pL`, `\p{Greek}` or their negations into the content of a class.
    mutating func translateUnicodeClass() throws(RegexpError) {
        let start = position
        var isNegated = pattern[start + 1] == UInt8(ascii: "P")
        position += 2
        var name = pattern[position...].prefix(1)
        if try nextRune() == Rune(UInt8(ascii: "{")) {
            name = try bracedName(classStart: start)
        } else {
            name = pattern[name.startIndex..<position]
        }
        if name.first == UInt8(ascii: "^") {
            isNegated.toggle()
            name = name.dropFirst()
        }
        guard let named = UnicodeClass(name: name) else {
            throw RegexpError(.invalidCharacterRange, pattern[start..<position])
        }
        emit(named, isNegated: isNegated)
    }

    private mutating func bracedName(classStart: Int) throws(RegexpError) -> ArraySlice<UInt8> {
        guard let end = pattern[position...].firstIndex(of: UInt8(ascii: "}")) else {
            try checkUTF8(classStart..<pattern.count)
            throw RegexpError(.invalidCharacterRange, pattern[classStart...])
        }
        try checkUTF8(position..<end)
        defer { position = end + 1 }
        return pattern[position..<end]
    }

    private mutating func emit(_ named: UnicodeClass, isNegated: Bool) {
        switch named {
        case .known(let name):
            emit(isNegated ? #"\P{"# : #"\p{"#)
            output.append(contentsOf: name.bytes)
            emit("}")
        case .ranges(let ranges):
            for range in isNegated ? complement(of: ranges) : ranges {
                emit(number: range.lowerBound)
                emit("-")
                emit(number: range.upperBound)
            }
        }
    }

    private func complement(of ranges: [ClosedRange<Rune>]) -> [ClosedRange<Rune>] {
        // Folding the case of what is not ASCII must not bring back the ASCII letters k and s.
        let foldsToASCII: [ClosedRange<Rune>] =
            foldsCase && ranges == UnicodeClass.ascii ? [0x17F...0x17F, 0x212A...0x212A] : []
        return UnicodeClass.complement(of: ranges + foldsToASCII)
    }
}
