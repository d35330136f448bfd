import GoTemplate

/// The type of a field of one of Kubernetes' own kinds; nothing is known of most fields of custom ones.
package struct FieldType: Equatable, Sendable {
    /// Where the type's expression stands in `SchemaTable.types`; 0 for an unknown one.
    let place: Int32

    package enum Shape: Sendable {
        case unknown, string, bool, number, quantity, intOrString, bytes, time, list, map, structure
        /// A quantity of which the API server rounds up what is less than a thousandth.
        case roundedQuantity
    }

    package static let unknown = FieldType(place: 0)
    /// The type of `metadata` of all objects.
    package static let metadata = structure(SchemaTable.metadataType)

    /// Whether a missing value is another one than zero.
    package var isPointer: Bool { place > 0 && SchemaTable.types.buffer[Int(place)] == UInt8(ascii: "*") }

    var start: Int { isPointer ? Int(place) + 1 : Int(place) }

    package var shape: Shape {
        guard place != 0 else { return .unknown }
        guard place > 0 else { return .structure }
        return switch SchemaTable.types.buffer[start] {
        case UInt8(ascii: "s"): .string
        case UInt8(ascii: "b"): .bool
        case UInt8(ascii: "i"), UInt8(ascii: "f"): .number
        case UInt8(ascii: "q"): .quantity
        case UInt8(ascii: "m"): .roundedQuantity
        case UInt8(ascii: "o"): .intOrString
        case UInt8(ascii: "d"): .bytes
        case UInt8(ascii: "t"): .time
        case UInt8(ascii: "["): .list
        case UInt8(ascii: "{"): .map
        case UInt8(ascii: "#"): .structure
        default: .unknown
        }
    }

    /// The type of the elements of a list, or of the values of a map.
    package var element: FieldType {
        switch shape {
        case .list, .map: FieldType(place: Int32(truncatingIfNeeded: start + 1))
        default: .unknown
        }
    }

    /// A struct by its number: those that no field leads to, as those of kinds, have negative places.
    static func structure(_ number: Int) -> FieldType { FieldType(place: Int32(truncatingIfNeeded: -1 - number)) }

    /// The number of the struct.
    private var structure: Int {
        guard place > 0 else { return Int(-1 - place) }
        return SchemaTable.types.buffer[(start + 1)...].prefix { $0 &- 0x30 < 10 }
            .reduce(0) { $0 &* 10 &+ Int($1 - 0x30) }
    }

    /// The name of a struct in Go, without its package; empty for other types.
    package var structureName: GoString {
        shape == .structure ? SchemaIndex.shared.name(of: structure) : GoString()
    }

    /// The field of a struct that Go's decoder finds for a key: of that name, or else of one in another case.
    package func field(named key: GoString) -> SchemaField? {
        guard shape == .structure else { return nil }
        if let field = key.bytes.withUnsafeBufferPointer({ field($0) }) { return field }
        return SchemaIndex.shared.field(ignoringCaseOf: key, of: structure).map(SchemaField.init)
    }

    /// The field of a struct under a key; nil for others, and in other types.
    package func field(_ key: UnsafeBufferPointer<UInt8>) -> SchemaField? {
        guard shape == .structure else { return nil }
        return SchemaIndex.shared.field(key, of: structure).map(SchemaField.init)
    }

    /// The type of a kind; nil for custom ones.
    ///
    /// - Parameter apiVersion: as in `apps/v1`.
    package static func kind(_ kind: GoString, apiVersion: GoString) -> FieldType? {
        kinds[apiVersion + " " + kind].map(structure)
    }

    private static let kinds: [GoString: Int] = {
        let lines = SchemaTable.kinds.lines.compactMap { line -> (GoString, Int)? in
            guard let mark = line.lastIndex(of: UInt8(ascii: "#")) else { return nil }
            let number = line[(mark + 1)...].reduce(0) { $0 &* 10 &+ Int($1 &- 0x30) }
            return (GoString(line[..<(mark - 1)]), number)
        }
        return Dictionary(lines, uniquingKeysWith: { $1 })
    }()
}

/// A field of a struct: its type, and what the API server takes where it is missing.
package struct SchemaField: Sendable {
    private let record: SchemaIndex.Record

    init(_ index: Int) { record = SchemaIndex.shared.records[index] }

    package enum Default: Equatable, Sendable {
        case string(GoString)
        case number(Int64)
        case bool(Bool)
        /// A struct whose fields have their defaults.
        case emptyStructure
        /// The value of the field of this name beside it.
        case sibling(GoString)
        /// How an image is pulled that the field of this name beside it holds.
        case pullPolicy(ofImage: GoString)
    }

    package var type: FieldType { FieldType(place: record.type) }

    /// How strategic merge patches treat the field.
    package var patchStrategy: PatchStrategy {
        guard record.strategy != 0 else { return .standard }
        return PatchStrategy(
            SchemaTable.types.buffer[Int(record.strategy)...].prefix { $0 != 0x20 && $0 != 0x0A && $0 != 0x3D })
    }

    /// Whether there is a default beside zero.
    package var hasDefault: Bool { record.standard != 0 }

    /// Whether the default is another one where another field is.
    package var hasDependentDefault: Bool {
        hasDefault && [UInt8(ascii: "@"), UInt8(ascii: "%")].contains(SchemaTable.types.buffer[Int(record.standard)])
    }

    package var standard: Default? {
        guard hasDefault else { return nil }
        let text = SchemaTable.types.buffer[Int(record.standard)...].prefix { $0 != 0x20 && $0 != 0x0A }
        switch text.first {
        case UInt8(ascii: "\""): return .string(GoString(text.dropFirst().dropLast()))
        case UInt8(ascii: "@"): return .sibling(GoString(text.dropFirst()))
        case UInt8(ascii: "%"): return .pullPolicy(ofImage: GoString(text.dropFirst()))
        case UInt8(ascii: "{"): return .emptyStructure
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool(text.first == UInt8(ascii: "t"))
        default: return Int64(String(decoding: text, as: UTF8.self)).map(Default.number)
        }
    }
}
