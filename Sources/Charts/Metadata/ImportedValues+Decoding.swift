import GoTemplate

extension ImportedValues {
    init(_ item: Value) {
        switch item {
        case .string(let name): self = .export(name)
        case .map(let map): self = .table(map)
        default: self = .other(item)
        }
    }
}

extension ImportedValues {
    /// The item as `.Chart.Dependencies` shows it; by then Helm has resolved it.
    var templateValue: Value {
        switch self {
        case .resolved(let child, let parent): Self.resolvedValue(child, parent)
        case .table(let map): Self.resolvedValue(Self.path("child", in: map), Self.path("parent", in: map))
        case .export(let name): .string(name)
        case .other: .null
        }
    }

    /// The item as the file has it, or as Helm has resolved it.
    package var declaredValue: Value {
        switch self {
        case .resolved(let child, let parent): Self.resolvedValue(child, parent)
        case .table(let map): .map(map)
        case .export(let name): .string(name)
        case .other(let value): value
        }
    }

    /// What a table says of one side, as Go prints it.
    static func path(_ side: GoString, in table: Map) -> GoString { GoFormat.describe(table[side] ?? .null) }

    private static func resolvedValue(_ child: GoString, _ parent: GoString) -> Value {
        .map(Map([("child", .string(child)), ("parent", .string(parent))], type: .stringMap))
    }
}
