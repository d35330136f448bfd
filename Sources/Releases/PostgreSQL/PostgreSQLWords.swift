import CPostgreSQL
import GoLibrary
import GoTemplate

/// The words of a connection string, a URL or `key=value`, with the last value of each.
///
/// Mirrors github.com/lib/pq connector.go, which Helm's driver reads its string with. What only libpq can read, such as
/// a URL with a port for each of several hosts, is read by libpq.
struct PostgreSQLWords {
    private var values: [GoString: GoString] = [:]

    /// - Throws: `.refused`, without a part of the string: any part may be of a password.
    init(_ string: GoString) throws {
        let isURL = string.hasPrefix("postgres://") || string.hasPrefix("postgresql://")
        // The driver, too, turns a URL into words and then reads those.
        if let words = isURL ? Self.driverWords(ofURL: string) : string {
            try read(words)
        } else if let words = try Self.libpqWords(ofURL: string) {
            values = words
        } else {
            throw Self.refusal(
                "is no URL: in the user and the password, special characters are escaped, such as @ as %40")
        }
    }

    /// The value of a word; nil where the word is missing or says nothing.
    subscript(word: GoString) -> GoString? {
        get { values[word].flatMap { $0.isEmpty ? nil : $0 } }
        set { values[word] = newValue }
    }

    /// All words and values, in the order of the words.
    var all: [(word: GoString, value: GoString)] {
        values.sorted { $0.key < $1.key }.map { (word: $0.key, value: $0.value) }
    }

    /// Takes over what a service says, above what stands here already.
    mutating func replace(by other: [GoString: GoString]) { values.merge(other) { $1 } }

    static func refusal(_ reason: String) -> StoreError {
        StoreError(.refused, "release store postgres: the connection string " + reason)
    }
}

// MARK: - key=value

extension PostgreSQLWords {
    /// Mirrors connector.go fromDSN.
    private mutating func read(_ text: GoString) throws {
        var rest = text.bytes[...].drop(while: Self.isSpace)
        while !rest.isEmpty {
            let word = GoString(rest.prefix { !Self.isSpace($0) && $0 != UInt8(ascii: "=") })
            rest = rest.dropFirst(word.count).drop(while: Self.isSpace)
            guard rest.popFirst() == UInt8(ascii: "=") else {
                throw Self.refusal("is neither a URL nor key=value words; values that hold spaces need quotes")
            }
            rest = rest.drop(while: Self.isSpace)
            values[word] = try Self.value(from: &rest)
            rest = rest.drop(while: Self.isSpace)
        }
    }

    private static func value(from rest: inout ArraySlice<UInt8>) throws -> GoString {
        let isQuoted = rest.first == UInt8(ascii: "'")
        if isQuoted { rest.removeFirst() }
        var value: [UInt8] = []
        while let byte = rest.first, isQuoted ? byte != UInt8(ascii: "'") : !isSpace(byte) {
            rest.removeFirst()
            guard byte == UInt8(ascii: "\\") else {
                value.append(byte)
                continue
            }
            guard let escaped = rest.popFirst() else { throw refusal("ends in a backslash") }
            value.append(escaped)
        }
        if isQuoted, rest.popFirst() == nil { throw refusal("ends within a quoted value") }
        return GoString(value)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

// MARK: - URLs

extension PostgreSQLWords {
    /// The URL as words; nil where the driver cannot read it.
    ///
    /// Mirrors connector.go convertURL, whose order decides which of two equal words counts.
    private static func driverWords(ofURL text: GoString) -> GoString? {
        guard let url = try? GoURL(parsing: text), !isListOfPorts(url.host) else { return nil }
        var words: [GoString] = []
        func add(_ word: GoString, _ value: GoString) {
            if !value.isEmpty { words.append(word + "='" + quoted(value) + "'") }
        }
        add("user", url.user?.username ?? GoString())
        add("password", url.user?.password ?? GoString())
        add("host", url.hostname)
        add("port", url.port)
        add("dbname", GoString(url.path.bytes.dropFirst()))
        for (word, value) in url.firstQueryValues { add(word, value) }
        return words.sorted().joined(by: " ")
    }

    /// `a:1,b:2`, which the driver takes for one name and a port.
    private static func isListOfPorts(_ host: GoString) -> Bool {
        host.bytes.split(separator: UInt8(ascii: ",")).dropLast().contains { $0.contains(UInt8(ascii: ":")) }
    }

    private static func quoted(_ value: GoString) -> GoString {
        GoString(
            value.bytes.flatMap { byte -> [UInt8] in
                byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\\") ? [UInt8(ascii: "\\"), byte] : [byte]
            })
    }

    /// The URL's words as libpq reads it; nil where it cannot.
    private static func libpqWords(ofURL text: GoString) throws -> [GoString: GoString]? {
        try LibPQ.load()
        var words: [GoString: GoString] = [:]
        let isRead = withUnsafeMutablePointer(to: &words) { pointer in
            postgresql_parse(text.text, pointer) { context, keyword, value in
                guard let context, let keyword, let value else { return }
                let words = context.assumingMemoryBound(to: [GoString: GoString].self)
                words.pointee[GoString(String(cString: keyword))] = GoString(String(cString: value))
            }
        }
        return isRead ? words : nil
    }
}

extension GoURL {
    /// The first value of each name in the query; mirrors `url.Query` and `Values.Get`.
    fileprivate var firstQueryValues: [GoString: GoString] {
        let pairs = rawQuery.split(at: UInt8(ascii: "&")).compactMap { pair -> (GoString, GoString)? in
            let (name, value) = pair.cut(at: UInt8(ascii: "="))
            guard !pair.isEmpty, !pair.bytes.contains(UInt8(ascii: ";")) else { return nil }
            guard let decodedName = try? PercentEncoding.queryComponent.unescape(name.bytes) else { return nil }
            guard let decoded = try? PercentEncoding.queryComponent.unescape((value ?? GoString()).bytes) else {
                return nil
            }
            return (GoString(decodedName), GoString(decoded))
        }
        return Dictionary(pairs) { first, _ in first }
    }
}
