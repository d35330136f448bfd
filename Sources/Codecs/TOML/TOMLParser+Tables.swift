import GoTemplate

extension TOMLParser {
    /// Reads `key = value` into the current table.
    ///
    /// - Returns: the key within the table, and the value.
    @discardableResult
    mutating func parseEntry(depth: Int) throws(Problem) -> (key: TOMLKey, value: Value) {
        let key = try parseKey()
        currentKey = key.last
        for part in key.parents {
            let parent = context.appending(part)
            implicitKeys.insert(parent.text)
            try enterTable(parent, isArray: false)
        }
        let value = try parseValue(depth: depth)
        try setValue(value, for: currentKey)
        if case .list = value { arrayKeys.insert(currentTypeKey) } else { arrayKeys.remove(currentTypeKey) }
        return (key, value)
    }

    /// Reads `{a = 1, b.c = 2}` after the brace.
    ///
    /// The entries go to the document's tables, for the checks of keys, as well as into the table returned.
    mutating func parseInlineTable(isElement: Bool, depth: Int) throws(Problem) -> Value {
        try checkDepth(depth)
        let (outerContext, outerKey) = (context, currentKey)
        context.append(currentKey)
        currentKey = GoString()
        let tableContext = context
        implicitKeys.insert(context.text)
        try enterTable(context, isArray: isElement)
        let table = Map()
        while try startsInlineEntry() {
            let (key, value) = try parseEntry(depth: depth + 1)
            try insert(value, at: key, into: table)
            context = tableContext
            guard try continuesInlineTable() else { break }
        }
        (context, currentKey) = (outerContext, outerKey)
        return .map(table)
    }

    /// Skips what may stand before an entry; false at the end of the table.
    private mutating func startsInlineEntry() throws(Problem) -> Bool {
        switch try nextAfterBlanksAndComments() {
        case UInt8.comma.rune: throw problem("unexpected comma")
        case UInt8.closeBrace.rune: return false
        default:
            backUp()
            return true
        }
    }

    private mutating func continuesInlineTable() throws(Problem) -> Bool {
        switch try nextAfterBlanksAndComments() {
        case UInt8.comma.rune: return true
        case UInt8.closeBrace.rune: return false
        case let rune:
            let found = characterOrEnd(rune)
            throw problem("expected a comma or an inline table terminator '}', but got \(found) instead")
        }
    }

    private func insert(_ value: Value, at key: TOMLKey, into table: Map) throws(Problem) {
        var holder = table
        for part in key.parents {
            let inner = holder[part] ?? .map(Map())
            guard case .map(let map) = inner else { throw keyProblem("\(quote(context.text)) is not a table") }
            holder[part] = inner
            holder = map
        }
        holder[key.last] = value
    }
}

// MARK: - Tables of the document

extension TOMLParser {
    /// Makes a table the current one; creates it, or adds it to the array of tables under its key.
    ///
    /// Mirrors parse.go addContext.
    mutating func enterTable(_ key: TOMLKey, isArray: Bool) throws(Problem) {
        var table = root
        var path = TOMLKey()
        for part in key.parents {
            path.append(part)
            if table[part] == nil {
                implicitKeys.insert(path.text)
                table[part] = .map(Map())
            }
            guard let inner = Self.table(at: part, in: table) else {
                throw keyProblem("Key '\(path.text)' was already created as a hash.")
            }
            table = inner
        }
        context = path
        if isArray { try addTable(at: key, in: table) } else { try setValue(.map(Map()), for: key.last) }
        context.append(key.last)
    }

    /// The table under a key, the last one of an array of tables; nil where there is something else.
    private static func table(at key: GoString, in holder: Map) -> Map? {
        if case .map(let map)? = holder[key] { return map }
        return TOMLTableArray.at(key, in: holder)?.last
    }

    private mutating func addTable(at key: TOMLKey, in holder: Map) throws(Problem) {
        if holder[key.last] == nil {
            let array = TOMLTableArray()
            tableArrays.append((holder, key.last, array))
            holder[key.last] = .host(HostObject(type: .anyMapSlice, content: array))
        }
        guard let array = TOMLTableArray.at(key.last, in: holder) else {
            throw keyProblem("Key '\(key.text)' was already created and cannot be used as an array.")
        }
        array.append(Map())
    }

    /// Stores a value in the current table, unless the key is taken.
    ///
    /// Mirrors parse.go setValue: a table that was only implied stays and counts as defined from now on.
    private mutating func setValue(_ value: Value, for key: GoString) throws(Problem) {
        let table = try currentTable()
        let path = context.appending(key).text
        if table[key] == nil {
            table[key] = value
            return
        }
        let wasImplicit = implicitKeys.remove(path) != nil
        guard wasImplicit else { throw keyProblem("Key '\(path)' has already been defined.") }
        if arrayKeys.contains(path) { table[key] = value }
    }

    private func currentTable() throws(Problem) -> Map {
        var table = root
        var path = TOMLKey()
        for part in context.parts {
            path.append(part)
            guard table[part] != nil else { throw .bug("Context for key '\(path.text)' has not been established.") }
            guard let inner = Self.table(at: part, in: table) else {
                throw keyProblem("Key '\(path.text)' has already been defined.")
            }
            table = inner
        }
        return table
    }

    /// The key under which the type of the value being read is noted.
    ///
    /// Mirrors parse.go setType: an empty key counts as the table it is in.
    var currentTypeKey: GoString {
        if !currentKey.isEmpty { return context.appending(currentKey).text }
        return context.isEmpty ? TOMLKey([currentKey]).text : context.text
    }
}
