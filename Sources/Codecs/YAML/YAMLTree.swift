import GoTemplate

/// The values of one YAML document with the lines they stand on, in one flat array.
///
/// What is read is what Helm and Kubernetes read: aliases are followed, merged mappings are merged in, of equal keys the
/// last one counts. Unlike a `Value`, it keeps the order of keys, the lines, and numbers as they were written.
package struct YAMLTree: Sendable {
    package enum Kind: UInt8, Sendable {
        case null, bool, number, string, list, map

        package var isCollection: Bool { self == .list || self == .map }
    }

    /// One value; those within it follow it directly, up to `end`.
    package struct Entry: Sendable {
        package let kind: Kind
        let text: YAMLText
        /// The key under which the value stands in a mapping; a negative start where it stands in none.
        let key: YAMLText
        /// The line on which the value begins, from 0.
        package let line: Int32
        /// The line of the key, or that of the value where it has none.
        package let keyLine: Int32
        /// The index of the entry that follows this one and all within it.
        package internal(set) var end: Int32
    }

    package internal(set) var entries: [Entry] = []
    var text: [UInt8]

    init(text: [UInt8]) { self.text = text }

    /// The tree of a text without a document.
    package init() { self.init(text: []) }

    /// Reads the first document of a text; no entries where it holds none.
    ///
    /// - Throws: `YAML.Failure` with go-yaml's text, such as `yaml: line 3: did not find expected key`.
    package static func parse(_ bytes: [UInt8]) throws -> YAMLTree {
        var builder = YAMLTreeBuilder(try YAMLParser.parseDocument(bytes))
        return try builder.build()
    }
}

extension YAMLTree {
    /// Gives `body` the text of a scalar: of a string its content, of a number what was written, else YAML's word.
    package func withText<Result>(
        of index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
        try withBytes(entries[index].text, body)
    }

    /// Gives `body` the key of an entry, nil where it stands in no mapping.
    package func withKey<Result>(
        of index: Int, _ body: (UnsafeBufferPointer<UInt8>?) throws -> Result
    ) rethrows -> Result {
        let key = entries[index].key
        return key.start < 0 ? try body(nil) : try withBytes(key) { try body($0) }
    }

    private func withBytes<Result>(
        _ range: YAMLText, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
        let start = Int(range.start)
        return try text.withUnsafeBufferPointer { buffer in
            try body(UnsafeBufferPointer(rebasing: buffer[start..<start + Int(range.count)]))
        }
    }

    /// The number that an entry stands for, as `YAML.decode` reads it but with integers kept.
    package func number(of index: Int) -> Value {
        switch withText(of: index, { YAMLScalar.resolve($0, dialect: .v2) }) {
        case .int(let number): .int(number, .int)
        case .uint(let number): .uint(number, .uint64)
        case .float(let number): .float(number)
        default: .null
        }
    }

    /// Makes another string of a scalar; nothing leads to its old text any more.
    package mutating func replace(_ index: Int, withString replacement: [UInt8]) {
        let old = entries[index]
        entries[index] = Entry(
            kind: .string, text: YAMLText(start: text.count, end: text.count + replacement.count), key: old.key,
            line: old.line, keyLine: old.keyLine, end: old.end)
        text.append(contentsOf: replacement)
    }
}

extension YAML {
    /// Whether a string written without quotes is read as the same string.
    package static func isPlainString(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard case .string = YAMLScalar.resolve(text, dialect: .v2) else { return false }
        return true
    }
}
