import GoTemplate

/// Cuts the input into tokens; mirrors scannerc.go of go-yaml v2.
///
/// It is no binding to libyaml, from which go-yaml was once translated, because the two have grown apart: in flow
/// collections, tags, escapes, directives, byte order marks and in when they give up on a key.
struct YAMLScanner {
    var cursor: YAMLCursor
    /// The text of scalars that do not stand in the input as they are.
    var assembled: [UInt8] = []
    /// The tags and directives found, each as two parts.
    var tags: [YAMLTag] = []

    private(set) var flowLevel = 0
    /// The column of the current block collection, -1 outside of all.
    private(set) var indent = -1
    private var indents: [Int] = []
    private var simpleKeys = [SimpleKey()]
    var isSimpleKeyAllowed = true

    /// The tokens between `head` and `tail` wait to be given out; the places behind are free.
    private var tokens: [YAMLToken] = []
    private var head = 0
    private var tail = 0
    /// The number of the token at `head`.
    private var parsedCount = 0
    private var isTokenAvailable = false

    private static let maximumDepth = 10_000
    private static let maximumKeyLength = 1024

    /// A place where a key may have begun that no `?` announced: only the `:` behind it will tell.
    private struct SimpleKey {
        var isPossible = false
        /// Whether the key must be one, because it stands at the indentation of its mapping.
        var isRequired = false
        /// Whether the queue waits for the key to be settled before its first token is given out.
        var isAwaited = false
        var tokenNumber = 0
        var index = 0
        var mark = YAMLMark()
    }

    init(_ cursor: YAMLCursor) {
        self.cursor = cursor
        tokens.reserveCapacity(64)
    }
}

/// A tag (its handle and the rest), a `%TAG` directive (handle and prefix) or the version of a `%YAML` directive.
struct YAMLTag {
    let handle: [UInt8]
    let suffix: [UInt8]
}

// MARK: - Tokens

extension YAMLScanner {
    /// The next token, which stays the next until it is skipped.
    mutating func peek() throws -> YAMLToken {
        if !isTokenAvailable { try fetchMoreTokens() }
        return tokens[head]
    }

    mutating func skipToken() {
        isTokenAvailable = false
        parsedCount += 1
        head += 1
        if head == tail {
            head = 0
            tail = 0
        }
    }

    /// Fetches until the first token of the queue is sure to be no key, or to be one.
    private mutating func fetchMoreTokens() throws {
        while true {
            if head != tail {
                guard let key = awaitedKey(), try isValid(key) else { break }
            }
            try fetchNextToken()
        }
        isTokenAvailable = true
    }

    /// The key that may begin with the first token of the queue.
    private func awaitedKey() -> Int? {
        if simpleKeys.count == 1 {
            return simpleKeys[0].isAwaited && simpleKeys[0].tokenNumber == parsedCount ? 0 : nil
        }
        var low = 0
        var high = simpleKeys.count
        while low < high {
            let middle = (low + high) / 2
            if simpleKeys[middle].tokenNumber < parsedCount { low = middle + 1 } else { high = middle }
        }
        while low < simpleKeys.count, simpleKeys[low].tokenNumber == parsedCount {
            if simpleKeys[low].isAwaited { return low }
            low += 1
        }
        return nil
    }

    private mutating func append(_ token: YAMLToken) {
        if tail < tokens.count {
            tokens[tail] = token
        } else {
            tokens.append(token)
        }
        tail += 1
    }

    /// Inserts a token before the one of that number; at the end where that was given out already.
    private mutating func insert(_ token: YAMLToken, before number: Int) {
        append(token)
        let place = head + number - parsedCount
        guard place >= head, place < tail - 1 else { return }
        for index in stride(from: tail - 1, to: place, by: -1) { tokens[index] = tokens[index - 1] }
        tokens[place] = token
    }

    private var nextTokenNumber: Int { parsedCount + tail - head }
}

// MARK: - Errors

extension YAMLScanner {
    /// An error of the scanner: the only ones whose lines count from 1.
    func failure(_ problem: String) -> YAML.Failure {
        let line = cursor.line
        return YAML.Failure(GoString(line == 0 ? "yaml: \(problem)" : "yaml: line \(line + 1): \(problem)"))
    }
}

// MARK: - Fetching

extension YAMLScanner {
    private mutating func fetchNextToken() throws {
        try cursor.ensure(1)
        try skipToToken()
        unrollIndent(to: cursor.column)
        try cursor.ensure(4)
        if cursor.byte == 0 { return try fetchStreamEnd() }
        if cursor.column == 0 {
            if cursor.byte == UInt8(ascii: "%") { return try fetchDirective() }
            if cursor.isDocumentIndicator { return try fetchDocumentIndicator() }
        }
        try fetchIndicator()
    }

    private mutating func fetchIndicator() throws {
        switch cursor.byte {
        case UInt8(ascii: "["): try fetchFlowStart(.flowSequenceStart)
        case UInt8(ascii: "{"): try fetchFlowStart(.flowMappingStart)
        case UInt8(ascii: "]"): try fetchFlowEnd(.flowSequenceEnd)
        case UInt8(ascii: "}"): try fetchFlowEnd(.flowMappingEnd)
        case UInt8(ascii: ","): try fetchFlowEntry()
        case UInt8(ascii: "-"):
            if cursor.isBlankOrEnd(after: 1) { try fetchBlockEntry() } else { try fetchPlainScalar() }
        case UInt8(ascii: "?"):
            if flowLevel > 0 || cursor.isBlankOrEnd(after: 1) { try fetchKey() } else { try fetchPlainScalar() }
        case UInt8(ascii: ":"):
            if flowLevel > 0 || cursor.isBlankOrEnd(after: 1) { try fetchValue() } else { try fetchPlainScalar() }
        case UInt8(ascii: "*"): try fetchAnchor(.alias)
        case UInt8(ascii: "&"): try fetchAnchor(.anchor)
        case UInt8(ascii: "!"): try fetchTag()
        case UInt8(ascii: "|") where flowLevel == 0: try fetchBlockScalar(isLiteral: true)
        case UInt8(ascii: ">") where flowLevel == 0: try fetchBlockScalar(isLiteral: false)
        case UInt8(ascii: "'"), UInt8(ascii: "\""): try fetchQuotedScalar()
        case UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"), 0x09:
            throw failure("found character that cannot start any token")
        default: try fetchPlainScalar()
        }
    }

    /// Skips blanks, comments and line breaks.
    private mutating func skipToToken() throws {
        while true {
            try cursor.ensure(1)
            if cursor.column == 0 { skipByteOrderMark() }
            // Tabs may not indent: they are skipped only where no key can begin.
            let skipsTabs = flowLevel > 0 || !isSimpleKeyAllowed
            while cursor.byte == 0x20 || (cursor.byte == 0x09 && skipsTabs) { cursor.position += 1 }
            if cursor.byte == UInt8(ascii: "#") { cursor.skipLine() }
            try cursor.ensure(1)
            let width = cursor.breakWidth
            guard width > 0 else { return }
            try cursor.ensure(2)
            cursor.skipBreak(width)
            if flowLevel == 0 { isSimpleKeyAllowed = true }
        }
    }

    /// Skips a mark at the very beginning, behind the one that says what the encoding is.
    private mutating func skipByteOrderMark() {
        guard cursor.position == 0, cursor.byte == 0xEF else { return }
        if cursor.byte(after: 1) == 0xBB, cursor.byte(after: 2) == 0xBF { cursor.skipWide() }
    }

    private mutating func fetchStreamEnd() throws {
        cursor.forceBreak()
        unrollIndent(to: -1)
        try removeSimpleKey()
        isSimpleKeyAllowed = false
        append(YAMLToken(.streamEnd, at: cursor.mark))
    }

    private mutating func fetchDirective() throws {
        unrollIndent(to: -1)
        try removeSimpleKey()
        isSimpleKeyAllowed = false
        append(try scanDirective())
    }

    private mutating func fetchDocumentIndicator() throws {
        unrollIndent(to: -1)
        try removeSimpleKey()
        isSimpleKeyAllowed = false
        append(YAMLToken(cursor.byte == UInt8(ascii: "-") ? .documentStart : .documentEnd, at: cursor.mark))
        cursor.position += 3
    }

    private mutating func fetchFlowStart(_ kind: YAMLToken.Kind) throws {
        try saveSimpleKey()
        simpleKeys.append(SimpleKey(tokenNumber: nextTokenNumber))
        flowLevel += 1
        if flowLevel > Self.maximumDepth { throw failure("exceeded max depth of \(Self.maximumDepth)") }
        isSimpleKeyAllowed = true
        appendIndicator(kind)
    }

    private mutating func fetchFlowEnd(_ kind: YAMLToken.Kind) throws {
        try removeSimpleKey()
        if flowLevel > 0, let inner = simpleKeys.popLast() {
            flowLevel -= 1
            // go-yaml forgets to wait for the key that an empty collection may be: `{}: x` is an error.
            let last = simpleKeys.count - 1
            if simpleKeys[last].tokenNumber == inner.tokenNumber { simpleKeys[last].isAwaited = false }
        }
        isSimpleKeyAllowed = false
        appendIndicator(kind)
    }

    private mutating func fetchFlowEntry() throws {
        try removeSimpleKey()
        isSimpleKeyAllowed = true
        appendIndicator(.flowEntry)
    }

    private mutating func fetchBlockEntry() throws {
        if flowLevel == 0 {
            guard isSimpleKeyAllowed else {
                throw failure("block sequence entries are not allowed in this context")
            }
            try rollIndent(to: cursor.column, .blockSequenceStart, at: cursor.mark)
        }
        try removeSimpleKey()
        isSimpleKeyAllowed = true
        appendIndicator(.blockEntry)
    }

    private mutating func fetchKey() throws {
        if flowLevel == 0 {
            guard isSimpleKeyAllowed else { throw failure("mapping keys are not allowed in this context") }
            try rollIndent(to: cursor.column, .blockMappingStart, at: cursor.mark)
        }
        try removeSimpleKey()
        isSimpleKeyAllowed = flowLevel == 0
        appendIndicator(.key)
    }

    private mutating func fetchValue() throws {
        let last = simpleKeys.count - 1
        if try isValid(last) {
            let key = simpleKeys[last]
            insert(YAMLToken(.key, at: key.mark), before: key.tokenNumber)
            let column = Int(key.mark.column)
            try rollIndent(to: column, .blockMappingStart, at: key.mark, before: key.tokenNumber)
            simpleKeys[last].isPossible = false
            simpleKeys[last].isAwaited = false
            isSimpleKeyAllowed = false
        } else {
            if flowLevel == 0 {
                guard isSimpleKeyAllowed else { throw failure("mapping values are not allowed in this context") }
                try rollIndent(to: cursor.column, .blockMappingStart, at: cursor.mark)
            }
            isSimpleKeyAllowed = flowLevel == 0
        }
        appendIndicator(.value)
    }

    private mutating func appendIndicator(_ kind: YAMLToken.Kind) {
        append(YAMLToken(kind, at: cursor.mark))
        cursor.position += 1
    }

    private mutating func fetchAnchor(_ kind: YAMLToken.Kind) throws {
        try saveSimpleKey()
        isSimpleKeyAllowed = false
        append(try scanAnchor(kind))
    }

    private mutating func fetchTag() throws {
        try saveSimpleKey()
        isSimpleKeyAllowed = false
        append(try scanTag())
    }

    private mutating func fetchBlockScalar(isLiteral: Bool) throws {
        try removeSimpleKey()
        isSimpleKeyAllowed = true
        append(try scanBlockScalar(isLiteral: isLiteral))
    }

    private mutating func fetchQuotedScalar() throws {
        try saveSimpleKey()
        isSimpleKeyAllowed = false
        append(try scanQuotedScalar())
    }

    private mutating func fetchPlainScalar() throws {
        try saveSimpleKey()
        isSimpleKeyAllowed = false
        append(try scanPlainScalar())
    }
}

// MARK: - Keys and indentation

extension YAMLScanner {
    /// Whether a possible key can still be one: it must end on its line and within 1024 characters.
    private mutating func isValid(_ index: Int) throws -> Bool {
        let key = simpleKeys[index]
        guard key.isPossible else { return false }
        guard Int(key.mark.line) < cursor.line || key.index + Self.maximumKeyLength < cursor.index else { return true }
        if key.isRequired { throw failure("could not find expected ':'") }
        simpleKeys[index].isPossible = false
        return false
    }

    private mutating func saveSimpleKey() throws {
        guard isSimpleKeyAllowed else { return }
        try removeSimpleKey()
        simpleKeys[simpleKeys.count - 1] = SimpleKey(
            isPossible: true, isRequired: flowLevel == 0 && indent == cursor.column, isAwaited: true,
            tokenNumber: nextTokenNumber, index: cursor.index, mark: cursor.mark)
    }

    private mutating func removeSimpleKey() throws {
        let last = simpleKeys.count - 1
        guard simpleKeys[last].isPossible else { return }
        if simpleKeys[last].isRequired { throw failure("could not find expected ':'") }
        simpleKeys[last].isPossible = false
        simpleKeys[last].isAwaited = false
    }

    /// Begins a block collection where the column is beyond the current one.
    private mutating func rollIndent(
        to column: Int, _ kind: YAMLToken.Kind, at mark: YAMLMark, before number: Int? = nil
    ) throws {
        guard flowLevel == 0, indent < column else { return }
        indents.append(indent)
        indent = column
        if indents.count > Self.maximumDepth { throw failure("exceeded max depth of \(Self.maximumDepth)") }
        if let number {
            insert(YAMLToken(kind, at: mark), before: number)
        } else {
            append(YAMLToken(kind, at: mark))
        }
    }

    /// Ends the block collections beyond the column.
    private mutating func unrollIndent(to column: Int) {
        guard flowLevel == 0 else { return }
        while indent > column {
            append(YAMLToken(.blockEnd, at: cursor.mark))
            indent = indents.popLast() ?? -1
        }
    }
}
