import GoTemplate

/// TOML as github.com/BurntSushi/toml v1.6.0 reads and writes it.
package enum TOML {
    /// An error that Go returns, such as `toml: line 2 (last key "a"): expected value but found "yes" instead`.
    package struct Failure: GoError {
        package let message: GoString

        package init(_ message: GoString) { self.message = message }
    }

    /// What makes Go's library panic instead of returning an error.
    package struct Panic: GoError {
        package let message: GoString

        init(_ message: GoString) { self.message = message }
    }

    /// Reads a document, as `toml.Unmarshal` into `map[string]interface{}`.
    ///
    /// Integers become int64, dates and times `time.Time`, arrays of tables `[]map[string]interface{}`.
    /// - Throws: `Failure`, or `Panic` where Go panics.
    package static func decode(_ bytes: [UInt8]) throws -> Value {
        var parser = TOMLParser(try withoutByteOrderMark(bytes))
        do throws(TOMLParser.Problem) {
            return .map(try parser.parseDocument())
        } catch .parse(let line, let message) {
            let lastKey = parser.lastKey
            let location = lastKey.isEmpty ? "" : " (last key \(Strconv.quote(lastKey).text))"
            throw Failure(GoString("toml: line \(line)\(location): \(message)"))
        } catch .bug(let message) {
            throw Panic(GoString("BUG: \(message)\n\n"))
        }
    }

    /// Writes a value as `toml.NewEncoder(w).Encode` does; also one that is no table, without a newline at the end.
    ///
    /// - Throws: `Failure`, or `Panic` where Go panics.
    package static func encode(_ value: Value) throws -> [UInt8] {
        var encoder = TOMLEncoder()
        try encoder.encodeDocument(value)
        return encoder.output
    }

    /// Mirrors parse.go parse: marks of UTF-16 are dropped as well, and then NUL bytes give it away.
    private static func withoutByteOrderMark(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
        var content = bytes[...]
        if content.starts(with: [0xFF, 0xFE]) || content.starts(with: [0xFE, 0xFF]) {
            content = content.dropFirst(2)
        } else if content.starts(with: [0xEF, 0xBB, 0xBF]) {
            content = content.dropFirst(3)
        }
        if content.prefix(6).contains(0) {
            let message = "files cannot contain NULL bytes; probably using UTF-16; TOML files must be UTF-8"
            throw Failure(GoString("toml: line 1: \(message)"))
        }
        return Array(content)
    }
}
