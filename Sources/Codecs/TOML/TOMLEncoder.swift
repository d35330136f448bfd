import GoTemplate

/// Writes values as TOML: the scalars of a table first, its tables after them, keys sorted, tables indented.
///
/// Mirrors BurntSushi/toml encode.go.
struct TOMLEncoder {
    private(set) var output: [UInt8] = []

    /// How many parts a key may have: the header of each table repeats the whole key.
    private static let maximumKeyLength = 1000

    /// Writes a whole document; anything but a table or a struct becomes just its value.
    mutating func encodeDocument(_ value: Value) throws {
        if value.isNil { throw TOML.Panic("reflect: call of reflect.Value.Type on zero Value") }
        if case .complex = value { throw TOML.Failure("unsupported type for key '': complex128") }
        // A nil slice is left out anywhere else.
        if case .list(let list) = value, list.isNilSlice { return try writeElement(value) }
        try encode(value, at: TOMLKey())
    }

    private mutating func encode(_ value: Value, at key: TOMLKey) throws {
        if key.count > Self.maximumKeyLength { throw TOML.Panic("value is nested too deeply, it may contain itself") }
        try ResultLimit.check(output.count)
        switch try TOMLShape(of: value) {
        case .absent: return
        case .scalar, .array: try writeEntry(value, at: key)
        case .tableArray(let tables): try writeTableArray(tables, at: key)
        case .table(let entries): try writeTable(entries, at: key)
        }
    }

    // MARK: Tables

    private mutating func writeTable(_ entries: TOMLEntries, at key: TOMLKey) throws {
        // Tables at the top have a blank line before them.
        if key.count == 1 { writeNewline() }
        if !key.isEmpty { writeHeader(of: key, "[", "]") }
        try writeEntries(entries, at: key)
    }

    private mutating func writeTableArray(_ tables: [TOMLEntries], at key: TOMLKey) throws {
        if key.isEmpty { throw TOML.Failure("toml: top-level values must be Go maps or structs") }
        for entries in tables {
            writeNewline()
            writeHeader(of: key, "[[", "]]")
            try writeEntries(entries, at: key)
        }
    }

    private mutating func writeHeader(of key: TOMLKey, _ opening: StaticString, _ closing: StaticString) {
        writeIndentation(of: key)
        write(opening)
        output += key.text.bytes
        write(closing)
        writeNewline()
    }

    private mutating func writeEntries(_ entries: TOMLEntries, at key: TOMLKey) throws {
        let (direct, tables) = try entries.sorted()
        for entry in direct + tables where !entry.isAbsent { try encode(entry.value, at: key.appending(entry.name)) }
    }

    // MARK: Entries

    /// Writes `key = value`, or just the value of a document without a key.
    private mutating func writeEntry(_ value: Value, at key: TOMLKey) throws {
        guard !key.isEmpty else { return try writeElement(value) }
        writeIndentation(of: key)
        try writeInlineEntry(value, named: key.last)
        writeNewline()
    }

    private mutating func writeInlineEntry(_ value: Value, named name: GoString, depth: Int = 0) throws {
        output.append(tomlKeyPart: name)
        write(" = ")
        try writeElement(value, depth: depth)
    }

    private mutating func writeIndentation(of key: TOMLKey) {
        for _ in 1..<max(key.count, 1) { write("  ") }
    }

    /// Ends a line; at the very beginning there is none to end.
    private mutating func writeNewline() {
        if !output.isEmpty { write("\n") }
    }

    mutating func write(_ text: StaticString) { text.withUTF8Buffer { output.append(contentsOf: $0) } }

    // MARK: Values on one line

    /// Writes a value as it stands after `=` or within an array.
    private mutating func writeElement(_ value: Value, depth: Int = 0) throws {
        if !Nesting.allows(depth) { throw TOML.Panic("value is nested too deeply, it may contain itself") }
        switch value {
        case .string(let text): output.append(tomlQuoted: text)
        case .bool(let flag): write(flag ? "true" : "false")
        case .int(let number, _): Strconv.appendInt(number, to: &output)
        case .uint(let number, _): Strconv.appendUint(number, to: &output)
        case .float(let number): writeFloat(number)
        case .list(let list): try writeArray(list, depth: depth)
        case .map(let map): try writeInlineTable(TOMLEntries(map), depth: depth)
        case .host(let object): try writeElement(object, depth: depth)
        case .null, .invalid, .complex: break
        }
    }

    private mutating func writeElement(_ object: HostObject, depth: Int) throws {
        if let literal = object.content.tomlLiteral {
            output += literal
        } else if let value = object.content.underlying {
            try writeElement(value, depth: depth)
        } else {
            try writeInlineTable(TOMLEntries(object), depth: depth)
        }
    }

    private mutating func writeFloat(_ number: Double) {
        if number.isNaN { return write(number.sign == .minus ? "-nan" : "nan") }
        if number.isInfinite { return write(number < 0 ? "-inf" : "inf") }
        let start = output.count
        Strconv.appendFloat(number, format: UInt8(ascii: "g"), precision: -1, to: &output)
        let hasPoint = output[start...].contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") }
        if !hasPoint { write(".0") }
    }

    private mutating func writeArray(_ list: List, depth: Int) throws {
        write("[")
        for (index, element) in list.elements.enumerated() {
            if index > 0 { write(", ") }
            try writeElement(element, depth: depth + 1)
        }
        write("]")
    }

    /// Writes `{a = 1, b = 2}`.
    ///
    /// As in Go, commas go by the position of an entry among all, absent ones included (`{a = 1, }` is possible), and
    /// of a struct by the position of the field, also among those that are not exported.
    private mutating func writeInlineTable(_ entries: TOMLEntries, depth: Int) throws {
        let (direct, tables) = try entries.sorted()
        write("{")
        for (index, entry) in (direct + tables).enumerated() where !entry.isAbsent {
            try writeInlineEntry(entry.value, named: entry.name, depth: depth + 1)
            let isLast = entries.isStruct ? entry.position == entries.count - 1 : index == entries.count - 1
            if !isLast { write(", ") }
        }
        write("}")
    }
}
