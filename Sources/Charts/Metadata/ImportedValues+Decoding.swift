import GoTemplate

extension ImportedValues {
    init(_ item: Value) {
        switch item {
        case .string(let name): self = .export(name)
        case .map(let map):
            self = .table(
                child: GoFormat.describe(map["child"] ?? .null), parent: GoFormat.describe(map["parent"] ?? .null))
        default: self = .other
        }
    }
}

extension ImportedValues {
    /// The item as `.Chart.Dependencies` shows it; by then Helm has resolved it.
    var templateValue: Value {
        switch self {
        case .resolved(let child, let parent), .table(let child, let parent):
            .map(Map([("child", .string(child)), ("parent", .string(parent))], type: .stringMap))
        case .export(let name): .string(name)
        case .other: .null
        }
    }
}
