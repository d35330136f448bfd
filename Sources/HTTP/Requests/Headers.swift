import GoTemplate

/// The fields of a request's or an answer's head, in order; names compare without case.
package struct Headers: Sendable {
    package typealias Field = (name: GoString, value: GoString)

    package private(set) var fields: [Field] = []

    package init(_ fields: [Field] = []) { self.fields = fields }

    /// The value of the first field of this name; assigning replaces all of them, nil removes them.
    package subscript(name: GoString) -> GoString? {
        get { fields.first { $0.name.equalsIgnoringCase(name) }?.value }
        set {
            fields.removeAll { $0.name.equalsIgnoringCase(name) }
            if let newValue { fields.append((name, newValue)) }
        }
    }

    /// The values of all fields of this name.
    package func all(_ name: GoString) -> [GoString] {
        fields.lazy.filter { $0.name.equalsIgnoringCase(name) }.map(\.value)
    }

    package mutating func add(_ name: GoString, _ value: GoString) { fields.append((name, value)) }

    package mutating func add(_ others: Headers) { fields += others.fields }

    /// The name and value of a field that cannot be sent, because it could begin another one.
    var unsendable: Field? {
        fields.first { field in
            field.name.isEmpty || !field.name.bytes.allSatisfy(Self.isNameByte)
                || field.value.bytes.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }
        }
    }

    /// RFC 9110, 5.6.2: the bytes of a token.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}

extension Headers {
    /// Reads the lines of a head, of which the first is the status.
    init(parsing head: [UInt8]) {
        for line in head.split(separator: UInt8(ascii: "\n")).dropFirst() {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            add(Self.trimmed(line[..<colon]), Self.trimmed(line[(colon + 1)...]))
        }
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> GoString {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        let rest = text.drop(while: isBlank)
        guard let last = rest.lastIndex(where: { !isBlank($0) }) else { return GoString() }
        return GoString(rest[...last])
    }
}

extension GoString {
    /// Whether two names are the same but for the case of ASCII letters.
    func equalsIgnoringCase(_ other: GoString) -> Bool {
        count == other.count && zip(bytes, other.bytes).allSatisfy { Self.lowered($0) == Self.lowered($1) }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
