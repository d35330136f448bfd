import GoTemplate

// MARK: - Directives

extension GoYAMLScanner {
    mutating func scanDirective() throws(GoYAMLError) {
        let start = reader.mark
        reader.skip()
        let kind = try scanDirective(try scanDirectiveName(start), start)
        append(kind, from: start)
        try skipBlanks()
        try skipComment()
        guard reader.isBreakOrEnd() else {
            throw failure("did not find expected comment or line break", since: start)
        }
        guard reader.isBreak() else { return }
        try reader.need(2)
        reader.skipLine()
    }

    private mutating func scanDirectiveName(_ start: GoYAMLMark) throws(GoYAMLError) -> [UInt8] {
        let name = try scanName()
        if name.isEmpty { throw failure("could not find expected directive name", since: start) }
        if !reader.isSpace() { throw failure("found unexpected non-alphabetical character", since: start) }
        return name
    }

    private mutating func scanDirective(
        _ name: [UInt8], _ start: GoYAMLMark
    ) throws(GoYAMLError) -> GoYAMLToken.Kind {
        if name.elementsEqual("YAML".utf8) { return try scanVersion(start) }
        if name.elementsEqual("TAG".utf8) { return try scanTagDirective(start) }
        throw failure("found unknown directive name", since: start)
    }

    private mutating func scanVersion(_ start: GoYAMLMark) throws(GoYAMLError) -> GoYAMLToken.Kind {
        try skipBlanks()
        let major = try scanVersionNumber(start)
        if reader.byte() != UInt8(ascii: ".") {
            throw failure("did not find expected digit or '.' character", since: start)
        }
        reader.skip()
        return .versionDirective(major: major, minor: try scanVersionNumber(start))
    }

    private mutating func scanVersionNumber(_ start: GoYAMLMark) throws(GoYAMLError) -> Int {
        try reader.need(1)
        var (number, count) = (0, 0)
        while reader.byte().isDigit {
            count += 1
            if count > 2 { throw failure("found extremely long version number", since: start) }
            number = number * 10 + Int(reader.byte() - UInt8(ascii: "0"))
            reader.skip()
            try reader.need(1)
        }
        if count == 0 { throw failure("did not find expected version number", since: start) }
        return number
    }

    private mutating func scanTagDirective(_ start: GoYAMLMark) throws(GoYAMLError) -> GoYAMLToken.Kind {
        try skipBlanks()
        let handle = try scanTagHandle(isDirective: true, start)
        try reader.need(1)
        if !reader.isBlank() { throw failure("did not find expected whitespace", since: start) }
        try skipBlanks()
        let prefix = try scanTagURI(start)
        try reader.need(1)
        if !reader.isSpace() { throw failure("did not find expected whitespace or line break", since: start) }
        return .tagDirective(handle: handle, prefix: prefix)
    }

    /// Letters, digits, `_` and `-`.
    private mutating func scanName() throws(GoYAMLError) -> [UInt8] {
        var name: [UInt8] = []
        try scanName(into: &name)
        return name
    }

    private mutating func scanName(into name: inout [UInt8]) throws(GoYAMLError) {
        try reader.need(1)
        while reader.isNameCharacter {
            reader.read(into: &name)
            try reader.need(1)
        }
    }
}

// MARK: - Anchors and aliases

extension GoYAMLScanner {
    mutating func scanAnchor(isAlias: Bool) throws(GoYAMLError) {
        let start = reader.mark
        reader.skip()
        let name = try scanName()
        if name.isEmpty || !(reader.isSpace() || "?:,]}%@`".utf8.contains(reader.byte())) {
            throw failure("did not find expected alphabetic or numeric character", since: start)
        }
        append(isAlias ? .alias(name) : .anchor(name), from: start)
    }
}

// MARK: - Tags

extension GoYAMLScanner {
    mutating func scanTag() throws(GoYAMLError) {
        let start = reader.mark
        try reader.need(2)
        let kind = reader.byte(1) == UInt8(ascii: "<") ? try scanVerbatimTag(start) : try scanShortTag(start)
        try reader.need(1)
        if !reader.isSpace() { throw failure("did not find expected whitespace or line break", since: start) }
        append(kind, from: start)
    }

    /// A tag in full, `!<uri>`.
    private mutating func scanVerbatimTag(_ start: GoYAMLMark) throws(GoYAMLError) -> GoYAMLToken.Kind {
        reader.skip()
        reader.skip()
        let suffix = try scanTagURI(start)
        if reader.byte() != UInt8(ascii: ">") { throw failure("did not find the expected '>'", since: start) }
        reader.skip()
        return .tag(handle: [], suffix: suffix)
    }

    /// `!suffix` or `!handle!suffix`.
    private mutating func scanShortTag(_ start: GoYAMLMark) throws(GoYAMLError) -> GoYAMLToken.Kind {
        let handle = try scanTagHandle(isDirective: false, start)
        if handle.count > 1 && handle.last == UInt8(ascii: "!") {
            return .tag(handle: handle, suffix: try scanTagURI(start))
        }
        let suffix = try scanTagURI(after: handle, start)
        let mark = [UInt8(ascii: "!")]
        return suffix.isEmpty ? .tag(handle: [], suffix: mark) : .tag(handle: mark, suffix: suffix)
    }

    private mutating func scanTagHandle(isDirective: Bool, _ start: GoYAMLMark) throws(GoYAMLError) -> [UInt8] {
        try reader.need(1)
        if reader.byte() != UInt8(ascii: "!") { throw failure("did not find expected '!'", since: start) }
        var handle: [UInt8] = []
        reader.read(into: &handle)
        try scanName(into: &handle)
        if reader.byte() == UInt8(ascii: "!") {
            reader.read(into: &handle)
        } else if isDirective && handle.count > 1 {
            throw failure("did not find expected '!'", since: start)
        }
        return handle
    }

    /// - Parameter head: what was read for a handle, with its `!`.
    private mutating func scanTagURI(
        after head: [UInt8] = [], _ start: GoYAMLMark
    ) throws(GoYAMLError) -> [UInt8] {
        var uri = Array(head.dropFirst())
        var isEmpty = head.isEmpty
        try reader.need(1)
        while reader.isNameCharacter || ";/?:@&=+$,.!~*'()[]%".utf8.contains(reader.byte()) {
            if reader.byte() == UInt8(ascii: "%") {
                try scanEscapedCharacter(into: &uri, start)
            } else {
                reader.read(into: &uri)
            }
            try reader.need(1)
            isEmpty = false
        }
        if isEmpty { throw failure("did not find expected tag URI", since: start) }
        return uri
    }

    /// The bytes of one character, each as `%` and two digits.
    private mutating func scanEscapedCharacter(
        into output: inout [UInt8], _ start: GoYAMLMark
    ) throws(GoYAMLError) {
        let first = try scanEscapedByte(start)
        output.append(first)
        let width =
            first < 0x80 ? 1 : first & 0xE0 == 0xC0 ? 2 : first & 0xF0 == 0xE0 ? 3 : first & 0xF8 == 0xF0 ? 4 : 0
        if width == 0 { throw failure("found an incorrect leading UTF-8 octet", since: start) }
        for _ in 1..<max(width, 1) { output.append(try scanEscapedByte(start, isTrailing: true)) }
    }

    private mutating func scanEscapedByte(
        _ start: GoYAMLMark, isTrailing: Bool = false
    ) throws(GoYAMLError) -> UInt8 {
        try reader.need(3)
        guard reader.byte() == UInt8(ascii: "%"), let high = reader.byte(1).hexValue, let low = reader.byte(2).hexValue
        else { throw failure("did not find URI escaped octet", since: start) }
        let byte = UInt8(high << 4 | low)
        if isTrailing && byte & 0xC0 != 0x80 {
            throw failure("found an incorrect trailing UTF-8 octet", since: start)
        }
        for _ in 0..<3 { reader.skip() }
        return byte
    }
}
