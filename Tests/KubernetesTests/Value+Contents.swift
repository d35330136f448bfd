import GoTemplate

extension Value {
    var asMap: Map? { if case .map(let map) = self { map } else { nil } }
    var asList: [Value]? { if case .list(let list) = self { list.elements } else { nil } }
    var asText: GoString? { if case .string(let text) = self { text } else { nil } }
}
