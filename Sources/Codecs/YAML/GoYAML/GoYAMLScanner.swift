import CYAML
import GoTemplate

/// Splits a stream into tokens as go-yaml v2 does.
///
/// Mirrors scannerc.go, also where it departs from libyaml, whose port it is: how long it waits for the colon of a key
/// decides which of several mistakes is reported.
struct GoYAMLScanner {
    var reader: GoYAMLReader
    /// The tokens that were scanned and not yet taken, from `head` on.
    private(set) var tokens: [GoYAMLToken] = []
    private var head = 0
    private var takenCount = 0
    private var isTokenAvailable = false
    private var hasStarted = false

    /// The column of the current block collection, and of those around it.
    var indent = -1
    private var indents: [Int] = []
    var flowLevel = 0
    /// Whether a key without `?` may begin here.
    var allowsSimpleKey = true
    /// What may be a key, one for each flow level.
    private var simpleKeys = [SimpleKey()]
    /// The levels of possible keys, by the numbers of their tokens.
    private var simpleKeyLevels: [Int: Int] = [:]

    /// Whether comments are kept, as go-yaml v3 does, and those that were scanned and not yet taken.
    let keepsComments: Bool
    var comments: [GoYAMLComment] = []

    private static let maximumDepth = 10_000
    private static let maximumKeyLength = 1024

    init(_ input: [UInt8], keepsComments: Bool = false) {
        reader = GoYAMLReader(input)
        self.keepsComments = keepsComments
    }

    private struct SimpleKey {
        var isPossible = false
        var isRequired = false
        var tokenNumber = 0
        var mark = GoYAMLMark()
    }
}

// MARK: - Tokens

extension GoYAMLScanner {
    /// The next token, which stays.
    mutating func peek() throws(GoYAMLError) -> GoYAMLToken {
        if !isTokenAvailable { try fetchMoreTokens() }
        return tokens[head]
    }

    /// Takes the token that was looked at.
    mutating func skipToken() {
        isTokenAvailable = false
        takenCount += 1
        head += 1
    }

    /// Scans until the next token is sure not to become a key.
    private mutating func fetchMoreTokens() throws(GoYAMLError) {
        while try needsToken() { try fetchToken() }
        isTokenAvailable = true
    }

    private mutating func needsToken() throws(GoYAMLError) -> Bool {
        // A comment belongs to a token before or behind it: v3 looks two tokens ahead to tell.
        if keepsComments && head >= tokens.count - 2 {
            dropTakenTokens()
            return true
        }
        if head == tokens.count {
            tokens.removeAll(keepingCapacity: true)
            head = 0
            return true
        }
        guard let level = simpleKeyLevels[takenCount], simpleKeys.indices.contains(level) else { return false }
        return try checkSimpleKey(level)
    }

    /// Drops most tokens that were taken; a comment is compared with the last ones only.
    private mutating func dropTakenTokens() {
        let kept = 8
        guard head > 8 * kept else { return }
        tokens.removeFirst(head - kept)
        head = kept
    }

    private var nextTokenNumber: Int { takenCount + tokens.count - head }

    /// - Parameter number: the number of the token before which this one goes; nil for the end.
    mutating func insert(_ token: GoYAMLToken, before number: Int? = nil) {
        guard let number else { return tokens.append(token) }
        tokens.insert(token, at: min(max(head + number - takenCount, head), tokens.count))
    }

    mutating func append(_ kind: GoYAMLToken.Kind, from start: GoYAMLMark) {
        insert(GoYAMLToken(kind: kind, start: start, end: reader.mark))
    }

    /// Appends the token of an indicator and steps over its characters.
    private mutating func appendIndicator(_ kind: GoYAMLToken.Kind, width: Int = 1) {
        let start = reader.mark
        for _ in 0..<width { reader.skip() }
        append(kind, from: start)
    }

    func failure(_ problem: String, since context: GoYAMLMark) -> GoYAMLError {
        .scanner(problem, at: reader.mark, since: context)
    }
}

// MARK: - Simple keys

extension GoYAMLScanner {
    /// Whether what may be a key on this level still may; it must lie on one line and be short.
    private mutating func checkSimpleKey(_ level: Int) throws(GoYAMLError) -> Bool {
        let key = simpleKeys[level]
        guard key.isPossible else { return false }
        let isTooLong = key.mark.index + Self.maximumKeyLength < reader.mark.index
        guard key.mark.line < reader.mark.line || isTooLong else { return true }
        if key.isRequired { throw failure("could not find expected ':'", since: key.mark) }
        simpleKeys[level].isPossible = false
        return false
    }

    private mutating func saveSimpleKey() throws(GoYAMLError) {
        guard allowsSimpleKey else { return }
        let isRequired = flowLevel == 0 && indent == reader.mark.column
        try removeSimpleKey()
        let level = simpleKeys.count - 1
        simpleKeys[level] = SimpleKey(
            isPossible: true, isRequired: isRequired, tokenNumber: nextTokenNumber, mark: reader.mark)
        simpleKeyLevels[nextTokenNumber] = level
    }

    private mutating func removeSimpleKey() throws(GoYAMLError) {
        let level = simpleKeys.count - 1
        guard simpleKeys[level].isPossible else { return }
        if simpleKeys[level].isRequired {
            throw failure("could not find expected ':'", since: simpleKeys[level].mark)
        }
        simpleKeys[level].isPossible = false
        simpleKeyLevels[simpleKeys[level].tokenNumber] = nil
    }

    private mutating func increaseFlowLevel() throws(GoYAMLError) {
        simpleKeys.append(SimpleKey(tokenNumber: nextTokenNumber, mark: reader.mark))
        flowLevel += 1
        if flowLevel > Self.maximumDepth {
            throw failure("exceeded max depth of \(Self.maximumDepth)", since: reader.mark)
        }
    }

    /// A collection without any key forgets here that it may be one itself, as go-yaml does.
    private mutating func decreaseFlowLevel() {
        guard flowLevel > 0, let last = simpleKeys.popLast() else { return }
        flowLevel -= 1
        simpleKeyLevels[last.tokenNumber] = nil
    }
}

// MARK: - Indentation

extension GoYAMLScanner {
    /// Begins a block collection where the column lies deeper than the current one.
    private mutating func rollIndent(
        _ mark: GoYAMLMark, before number: Int? = nil, _ kind: GoYAMLToken.Kind
    ) throws(GoYAMLError) {
        guard flowLevel == 0, indent < mark.column else { return }
        indents.append(indent)
        indent = mark.column
        if indents.count > Self.maximumDepth {
            let context = simpleKeys[simpleKeys.count - 1].mark
            throw failure("exceeded max depth of \(Self.maximumDepth)", since: context)
        }
        insert(GoYAMLToken(kind: kind, start: mark, end: mark), before: number)
    }

    /// Ends the block collections that lie deeper than the column.
    ///
    /// - Parameter start: where the blanks and comments before the place begin.
    private mutating func unrollIndent(_ column: Int, since start: GoYAMLMark) {
        guard flowLevel == 0 else { return }
        var end = start
        end.index -= 1
        while indent > column, let outer = indents.popLast() {
            if keepsComments {
                end = blockEnd(before: end)
                insert(GoYAMLToken(kind: .blockEnd, start: end, end: end))
            } else {
                append(.blockEnd, from: reader.mark)
            }
            indent = outer
        }
    }
}

// MARK: - Fetching

extension GoYAMLScanner {
    private mutating func fetchToken() throws(GoYAMLError) {
        try reader.need(1)
        guard hasStarted else {
            hasStarted = true
            return append(.streamStart, from: reader.mark)
        }
        let start = reader.mark
        try skipToToken()
        unrollIndent(reader.mark.column, since: start)
        try reader.need(4)
        if reader.byte() == 0 { return try fetchStreamEnd() }
        if reader.mark.column == 0 && reader.byte() == UInt8(ascii: "%") { return try fetchDirective() }
        if reader.isIndicator(UInt8(ascii: "-")) { return try fetchDocumentIndicator(.documentStart) }
        if reader.isIndicator(UInt8(ascii: ".")) { return try fetchDocumentIndicator(.documentEnd) }
        let commented = markOfCommented
        if try !fetchContent() { throw failure("found character that cannot start any token", since: reader.mark) }
        // What follows a dash heads the item.
        if keepsComments, tokens.last?.isBlockEntry != true { try scanLineComment(of: commented) }
    }

    private mutating func fetchContent() throws(GoYAMLError) -> Bool {
        if try fetchFlowIndicator() { return true }
        if try fetchBlockIndicator() { return true }
        if try fetchProperty() { return true }
        return try fetchScalar()
    }

    /// Where what a comment behind the next token belongs to begins: behind `:` and `,` it belongs to what is before.
    private var markOfCommented: GoYAMLMark {
        let belongsToLast = reader.byte() == (flowLevel == 0 ? UInt8(ascii: ":") : UInt8(ascii: ","))
        return belongsToLast ? tokens.last?.start ?? reader.mark : reader.mark
    }

    /// Skips blanks, comments and line breaks.
    private mutating func skipToToken() throws(GoYAMLError) {
        let start = reader.mark
        while true {
            try reader.need(1)
            if reader.isAtByteOrderMark { reader.skip() }
            try reader.need(1)
            let allowsTabs = flowLevel > 0 || !allowsSimpleKey
            while reader.byte() == 0x20 || allowsTabs && reader.byte() == 0x09 {
                reader.skip()
                try reader.need(1)
            }
            try scanOrSkipComments(since: start)
            guard reader.isBreak() else { return }
            try reader.need(2)
            reader.skipLine()
            if flowLevel == 0 { allowsSimpleKey = true }
        }
    }

    mutating func skipComment() throws(GoYAMLError) {
        guard reader.byte() == UInt8(ascii: "#") else { return }
        while !reader.isBreakOrEnd() {
            reader.skip()
            try reader.need(1)
        }
    }

    mutating func skipBlanks() throws(GoYAMLError) {
        try reader.need(1)
        while reader.isBlank() {
            reader.skip()
            try reader.need(1)
        }
    }

    private mutating func fetchStreamEnd() throws(GoYAMLError) {
        reader.endLine()
        try endBlocks()
        append(.streamEnd, from: reader.mark)
    }

    private mutating func fetchDirective() throws(GoYAMLError) {
        try endBlocks()
        try scanDirective()
    }

    private mutating func fetchDocumentIndicator(_ kind: GoYAMLToken.Kind) throws(GoYAMLError) {
        try endBlocks()
        appendIndicator(kind, width: 3)
    }

    /// Ends all block collections, where a document or the stream ends.
    private mutating func endBlocks() throws(GoYAMLError) {
        unrollIndent(-1, since: reader.mark)
        try removeSimpleKey()
        allowsSimpleKey = false
    }

    private mutating func fetchFlowIndicator() throws(GoYAMLError) -> Bool {
        switch reader.byte() {
        case UInt8(ascii: "["): try beginFlowCollection(.flowSequenceStart)
        case UInt8(ascii: "{"): try beginFlowCollection(.flowMappingStart)
        case UInt8(ascii: "]"): try endFlowCollection(.flowSequenceEnd)
        case UInt8(ascii: "}"): try endFlowCollection(.flowMappingEnd)
        case UInt8(ascii: ","):
            try removeSimpleKey()
            allowsSimpleKey = true
            appendIndicator(.flowEntry)
        default: return false
        }
        return true
    }

    private mutating func beginFlowCollection(_ kind: GoYAMLToken.Kind) throws(GoYAMLError) {
        try saveSimpleKey()
        try increaseFlowLevel()
        allowsSimpleKey = true
        appendIndicator(kind)
    }

    private mutating func endFlowCollection(_ kind: GoYAMLToken.Kind) throws(GoYAMLError) {
        try removeSimpleKey()
        decreaseFlowLevel()
        allowsSimpleKey = false
        appendIndicator(kind)
    }

    /// `-`, `?` and `:`, which need no blank behind them in flow collections but for `-`.
    private mutating func fetchBlockIndicator() throws(GoYAMLError) -> Bool {
        let isBeforeSpace = reader.isSpace(1)
        switch reader.byte() {
        case UInt8(ascii: "-") where isBeforeSpace:
            try beginEntry(.blockSequenceStart, orThrow: "block sequence entries are not allowed in this context")
            try removeSimpleKey()
            allowsSimpleKey = true
            appendIndicator(.blockEntry)
        case UInt8(ascii: "?") where flowLevel > 0 || isBeforeSpace:
            try beginEntry(.blockMappingStart, orThrow: "mapping keys are not allowed in this context")
            try removeSimpleKey()
            allowsSimpleKey = flowLevel == 0
            appendIndicator(.key)
        case UInt8(ascii: ":") where flowLevel > 0 || isBeforeSpace: try fetchValue()
        default: return false
        }
        return true
    }

    /// Begins a block collection with its first entry, which must stand where a key may.
    private mutating func beginEntry(_ kind: GoYAMLToken.Kind, orThrow problem: String) throws(GoYAMLError) {
        guard flowLevel == 0 else { return }
        if !allowsSimpleKey { throw failure(problem, since: reader.mark) }
        try rollIndent(reader.mark, kind)
    }

    private mutating func fetchValue() throws(GoYAMLError) {
        let level = simpleKeys.count - 1
        if try checkSimpleKey(level) {
            let key = simpleKeys[level]
            insert(GoYAMLToken(kind: .key, start: key.mark, end: key.mark), before: key.tokenNumber)
            try rollIndent(key.mark, before: key.tokenNumber, .blockMappingStart)
            simpleKeys[level].isPossible = false
            simpleKeyLevels[key.tokenNumber] = nil
            allowsSimpleKey = false
        } else {
            try beginEntry(.blockMappingStart, orThrow: "mapping values are not allowed in this context")
            allowsSimpleKey = flowLevel == 0
        }
        appendIndicator(.value)
    }

    /// Aliases, anchors and tags.
    private mutating func fetchProperty() throws(GoYAMLError) -> Bool {
        let indicator = reader.byte()
        guard "*&!".utf8.contains(indicator) else { return false }
        try saveSimpleKey()
        allowsSimpleKey = false
        if indicator == UInt8(ascii: "!") {
            try scanTag()
        } else {
            try scanAnchor(isAlias: indicator == UInt8(ascii: "*"))
        }
        return true
    }

    private mutating func fetchScalar() throws(GoYAMLError) -> Bool {
        switch reader.byte() {
        case UInt8(ascii: "|") where flowLevel == 0, UInt8(ascii: ">") where flowLevel == 0:
            try removeSimpleKey()
            allowsSimpleKey = true
            try scanBlockScalar(isLiteral: reader.byte() == UInt8(ascii: "|"))
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
            try saveSimpleKey()
            allowsSimpleKey = false
            try scanQuotedScalar(isSingle: reader.byte() == UInt8(ascii: "'"))
        default:
            guard mayBeginPlainScalar else { return false }
            try saveSimpleKey()
            allowsSimpleKey = false
            try scanPlainScalar()
        }
        return true
    }

    private var mayBeginPlainScalar: Bool {
        switch reader.byte() {
        case UInt8(ascii: "-"): !reader.isBlank(1)
        case UInt8(ascii: "?"), UInt8(ascii: ":"): flowLevel == 0 && !reader.isSpace(1)
        case let byte: !reader.isSpace() && !",[]{}#&*!|>'\"%@`".utf8.contains(byte)
        }
    }
}
