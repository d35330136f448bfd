import GoTemplate

/// A digest of all that the templates of a chart tree see and can change: values, and what they set beside them.
struct ScopeDigest: Equatable {
    private static let template: GoString = "Template"
    private static let subcharts: GoString = "Subcharts"

    private var hasher = Hasher()
    private var seen: Set<ObjectIdentifier> = []
    private var result = 0

    init(_ units: [RenderUnit]) {
        for unit in units { add(scope: unit.scope, depth: 0) }
        result = hasher.finalize()
    }

    static func == (left: ScopeDigest, right: ScopeDigest) -> Bool { left.result == right.result }

    /// What the templates of one chart see; the renderer itself sets `Template` before each file.
    private mutating func add(scope: Map, depth: Int) {
        guard Nesting.allows(depth), seen.insert(ObjectIdentifier(scope)).inserted else { return }
        for (key, value) in scope.entries where key != Self.template {
            hasher.combine(key)
            guard key == Self.subcharts, case .map(let charts) = value else {
                add(value, depth: depth + 1)
                continue
            }
            for (name, chart) in charts.entries {
                hasher.combine(name)
                if case .map(let scope) = chart { add(scope: scope, depth: depth + 1) }
            }
        }
    }

    private mutating func add(_ value: Value, depth: Int) {
        guard Nesting.allows(depth) else { return }
        switch value {
        case .map(let map):
            guard seen.insert(ObjectIdentifier(map)).inserted else { return }
            hasher.combine(map.count)
            for (key, value) in map.entries {
                hasher.combine(key)
                add(value, depth: depth + 1)
            }
        case .list(let list):
            guard list.bytes == nil else { return }
            hasher.combine(list.count)
            for element in list.elements { add(element, depth: depth + 1) }
        case .string(let text): hasher.combine(text)
        case .bool(let flag): hasher.combine(flag)
        case .int(let number, _): hasher.combine(number)
        case .uint(let number, _): hasher.combine(number)
        case .float(let number): hasher.combine(number.bitPattern)
        // What has methods cannot be changed by templates.
        case .host, .complex, .null, .invalid: hasher.combine(0)
        }
    }
}
