import GoTemplate

// MARK: - Anchors and tags

extension YAMLScanner {
    mutating func scanAnchor(_ kind: YAMLToken.Kind) throws -> YAMLToken {
        var token = YAMLToken(kind, at: cursor.mark)
        cursor.position += 1
        try cursor.ensure(1)
        let start = cursor.position
        try skipName()
        guard cursor.position > start, cursor.isBlankOrEnd(after: 0) || "?:,]}%@`".utf8.contains(cursor.byte) else {
            throw failure("did not find expected alphabetic or numeric character")
        }
        token.text = YAMLText(start: start, end: cursor.position)
        return token
    }

    /// Skips letters, digits, `_` and `-`.
    private mutating func skipName() throws {
        while cursor.byte.isNameCharacter {
            cursor.position += 1
            try cursor.ensure(1)
        }
    }

    mutating func scanTag() throws -> YAMLToken {
        var token = YAMLToken(.tag, at: cursor.mark)
        try cursor.ensure(2)
        let tag = cursor.byte(after: 1) == UInt8(ascii: "<") ? try scanVerbatimTag() : try scanShortTag()
        try cursor.ensure(1)
        guard cursor.isBlankOrEnd(after: 0) else { throw failure("did not find expected whitespace or line break") }
        token.text = YAMLText(start: tags.count, end: tags.count)
        tags.append(tag)
        return token
    }

    /// `!<tag:yaml.org,2002:str>`.
    private mutating func scanVerbatimTag() throws -> YAMLTag {
        cursor.position += 2
        let suffix = try scanTagURI(head: [])
        guard cursor.byte == UInt8(ascii: ">") else { throw failure("did not find the expected '>'") }
        cursor.position += 1
        return YAMLTag(handle: [], suffix: suffix)
    }

    /// `!suffix`, `!handle!suffix` or `!` alone, which is its own suffix.
    private mutating func scanShortTag() throws -> YAMLTag {
        let handle = try scanTagHandle(isDirective: false)
        if handle.count > 1, handle.last == UInt8(ascii: "!") {
            return YAMLTag(handle: handle, suffix: try scanTagURI(head: []))
        }
        let suffix = try scanTagURI(head: handle)
        let exclamation = [UInt8(ascii: "!")]
        return suffix.isEmpty ? YAMLTag(handle: [], suffix: exclamation) : YAMLTag(handle: exclamation, suffix: suffix)
    }

    private mutating func scanTagHandle(isDirective: Bool) throws -> [UInt8] {
        try cursor.ensure(1)
        guard cursor.byte == UInt8(ascii: "!") else { throw failure("did not find expected '!'") }
        let start = cursor.position
        cursor.position += 1
        try cursor.ensure(1)
        try skipName()
        if cursor.byte == UInt8(ascii: "!") {
            cursor.position += 1
        } else if isDirective && cursor.position > start + 1 {
            throw failure("did not find expected '!'")
        }
        return bytes(from: start)
    }

    /// - Parameter head: the beginning of the tag, which turned out to be no handle.
    private mutating func scanTagURI(head: [UInt8]) throws -> [UInt8] {
        var uri = Array(head.dropFirst())
        var isFound = !head.isEmpty
        try cursor.ensure(1)
        while cursor.byte.isURICharacter {
            if cursor.byte == UInt8(ascii: "%") {
                try scanURIEscape(into: &uri)
            } else {
                uri.append(cursor.byte)
                cursor.position += 1
            }
            try cursor.ensure(1)
            isFound = true
        }
        guard isFound else { throw failure("did not find expected tag URI") }
        return uri
    }

    /// Reads the `%xx` of all bytes of one character.
    private mutating func scanURIEscape(into uri: inout [UInt8]) throws {
        var remaining: Int?
        while remaining != 0 {
            try cursor.ensure(3)
            guard cursor.byte == UInt8(ascii: "%"), let high = cursor.byte(after: 1).hexValue,
                let low = cursor.byte(after: 2).hexValue
            else { throw failure("did not find URI escaped octet") }
            let octet = high << 4 | low
            if let count = remaining {
                guard octet & 0xC0 == 0x80 else { throw failure("found an incorrect trailing UTF-8 octet") }
                remaining = count - 1
            } else {
                guard octet & 0xC0 != 0x80, octet < 0xF8 else {
                    throw failure("found an incorrect leading UTF-8 octet")
                }
                remaining = YAMLCharacter.width(octet) - 1
            }
            uri.append(octet)
            cursor.position += 3
        }
    }

    private func bytes(from start: Int) -> [UInt8] {
        Array(UnsafeBufferPointer(start: cursor.input + start, count: cursor.position - start))
    }
}

// MARK: - Directives

extension YAMLScanner {
    mutating func scanDirective() throws -> YAMLToken {
        let mark = cursor.mark
        cursor.position += 1
        let name = try scanDirectiveName()
        let isVersion = name.elementsEqual("YAML".utf8)
        guard isVersion || name.elementsEqual("TAG".utf8) else { throw failure("found unknown directive name") }
        var token = YAMLToken(isVersion ? .versionDirective : .tagDirective, at: mark)
        token.text = YAMLText(start: tags.count, end: tags.count)
        let parts = try isVersion ? scanVersion() : scanTagDirective()
        tags.append(parts)
        try skipDirectiveEnd()
        return token
    }

    private mutating func scanDirectiveName() throws -> [UInt8] {
        try cursor.ensure(1)
        let start = cursor.position
        try skipName()
        guard cursor.position > start else { throw failure("could not find expected directive name") }
        guard cursor.isBlankOrEnd(after: 0) else { throw failure("found unexpected non-alphabetical character") }
        return bytes(from: start)
    }

    private mutating func skipBlanks() throws {
        while cursor.isBlank {
            cursor.position += 1
            try cursor.ensure(1)
        }
    }

    private mutating func skipDirectiveEnd() throws {
        try cursor.ensure(1)
        try skipBlanks()
        if cursor.byte == UInt8(ascii: "#") { cursor.skipLine() }
        try cursor.ensure(1)
        let width = cursor.breakWidth
        guard width > 0 || cursor.byte == 0 else { throw failure("did not find expected comment or line break") }
        if width > 0 {
            try cursor.ensure(2)
            cursor.skipBreak(width)
        }
    }

    /// The two numbers of a `%YAML` directive, as handle and suffix.
    private mutating func scanVersion() throws -> YAMLTag {
        try cursor.ensure(1)
        try skipBlanks()
        let major = try scanVersionNumber()
        guard cursor.byte == UInt8(ascii: ".") else { throw failure("did not find expected digit or '.' character") }
        cursor.position += 1
        return YAMLTag(handle: [major], suffix: [try scanVersionNumber()])
    }

    private mutating func scanVersionNumber() throws -> UInt8 {
        try cursor.ensure(1)
        var number: UInt8 = 0
        var count = 0
        while cursor.byte.isDigit {
            count += 1
            if count > 2 { throw failure("found extremely long version number") }
            number = number * 10 + (cursor.byte - UInt8(ascii: "0"))
            cursor.position += 1
            try cursor.ensure(1)
        }
        guard count > 0 else { throw failure("did not find expected version number") }
        return number
    }

    private mutating func scanTagDirective() throws -> YAMLTag {
        try cursor.ensure(1)
        try skipBlanks()
        let handle = try scanTagHandle(isDirective: true)
        try cursor.ensure(1)
        guard cursor.isBlank else { throw failure("did not find expected whitespace") }
        try skipBlanks()
        let prefix = try scanTagURI(head: [])
        try cursor.ensure(1)
        guard cursor.isBlankOrEnd(after: 0) else { throw failure("did not find expected whitespace or line break") }
        return YAMLTag(handle: handle, suffix: prefix)
    }
}

extension UInt8 {
    /// Letters, digits, `_` and `-`, which YAML calls alphabetical.
    fileprivate var isNameCharacter: Bool {
        isLetter || isDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
    }

    fileprivate var isURICharacter: Bool { isNameCharacter || ";/?:@&=+$,.!~*'()[]%".utf8.contains(self) }
}
