import GoTemplate

/// Which part of a TOML document a value becomes.
enum TOMLShape {
    /// Nil, which is left out.
    case absent
    case scalar
    case array
    case tableArray([TOMLEntries])
    case table(TOMLEntries)

    /// - Throws: `TOML.Failure` for what has no place in TOML, at any depth of an array.
    init(of value: Value, depth: Int = 0) throws {
        switch value {
        case .null, .invalid: self = .absent
        case .bool, .int, .float, .string: self = .scalar
        case .uint(_, .uintptr): throw TOML.Failure("unsupported type: uintptr")
        case .uint: self = .scalar
        case .complex: throw TOML.Failure("unsupported type: complex128")
        case .list(let list): self = try Self.shape(of: list, depth: depth)
        case .map(let map): self = map.isNilMap ? .absent : .table(TOMLEntries(map))
        case .host(let object): self = try Self.shape(of: object, depth: depth)
        }
    }

    private static func shape(of object: HostObject, depth: Int) throws -> TOMLShape {
        if object.content.tomlLiteral != nil { return .scalar }
        if let value = object.content.underlying { return try TOMLShape(of: value, depth: depth) }
        return .table(TOMLEntries(object))
    }

    /// An array of nothing but tables is written as tables, unless it is empty.
    private static func shape(of list: List, depth: Int) throws -> TOMLShape {
        if list.isNilSlice { return .absent }
        if !Nesting.allows(depth) { throw TOML.Panic("value is nested too deeply, it may contain itself") }
        if list.bytes != nil || list.count == 0 { return .array }
        var tables: [TOMLEntries] = []
        for element in list.elements {
            switch try TOMLShape(of: element, depth: depth + 1) {
            case .absent: throw TOML.Failure("toml: cannot encode array with nil element")
            case .table(let entries): tables.append(entries)
            default: continue
            }
        }
        return tables.count == list.count ? .tableArray(tables) : .array
    }

    var isTable: Bool {
        switch self {
        case .table, .tableArray: true
        case .absent, .scalar, .array: false
        }
    }

    var isAbsent: Bool {
        if case .absent = self { true } else { false }
    }
}

/// The entries of a map, or the fields of a struct.
struct TOMLEntries {
    struct Entry {
        let name: GoString
        let value: Value
        /// Where the entry stands among all; fields that are not exported count too.
        let position: Int
        let isAbsent: Bool
    }

    private let names: [GoString]
    private let values: [Value]
    /// The positions of the entries; in their order unless this is a struct.
    private let positions: [Int]
    let isStruct: Bool

    init(_ map: Map) {
        names = map.keys
        values = map.values
        positions = Array(map.keys.indices)
        isStruct = false
    }

    init(_ structure: HostObject) {
        let fields = structure.content.fields
        names = fields.map(\.name)
        values = fields.map(\.value)
        let all = structure.content.printedFields.map(\.name)
        positions = names.map { all.firstIndex(of: $0) ?? 0 }
        isStruct = true
    }

    var count: Int { names.count }

    /// The entries to write on lines of their own, and those that become tables.
    func sorted() throws -> (direct: [Entry], tables: [Entry]) {
        var direct: [Entry] = []
        var tables: [Entry] = []
        for index in names.indices {
            let shape = try TOMLShape(of: values[index])
            let entry = Entry(
                name: names[index], value: values[index], position: positions[index], isAbsent: shape.isAbsent)
            if shape.isTable { tables.append(entry) } else { direct.append(entry) }
        }
        return (direct, tables)
    }
}
