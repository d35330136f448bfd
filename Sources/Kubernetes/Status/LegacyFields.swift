import GoTemplate

/// Fields of an object as Go's types have them: what is missing is zero.
struct LegacyFields {
    let object: LiveObject

    init(_ object: LiveObject) { self.object = object }

    func integer(_ path: StaticString..., default standard: Int64 = 0) -> Int64 {
        guard case .int(let number, _)? = try? object.map.value(at: path) else { return standard }
        return number
    }

    func text(_ path: StaticString...) -> GoString {
        guard case .string(let text)? = try? object.map.value(at: path) else { return GoString() }
        return text
    }

    func isTrue(_ path: StaticString...) -> Bool {
        guard case .bool(true)? = try? object.map.value(at: path) else { return false }
        return true
    }

    func elements(_ path: StaticString...) -> [Value] {
        guard case .list(let list)? = try? object.map.value(at: path) else { return [] }
        return list.elements
    }

    /// Whether the controller has seen the newest generation.
    var isObserved: Bool { integer("status", "observedGeneration") == object.generation }

    /// How many of `total` a field of the rolling update allows: a number, or a percentage.
    ///
    /// Mirrors apimachinery util/intstr GetScaledValueFromIntOrPercent.
    /// - Parameter standard: what counts where the field is missing.
    /// - Returns: nil where the field is neither.
    func share(
        _ field: StaticString, in strategy: StaticString, of total: Int64, roundsUp: Bool, default standard: Int64
    ) -> Int64? {
        switch try? object.map.value(at: "spec", strategy, "rollingUpdate", field) {
        case .int(let number, _)?: return number
        case nil, .null?: return standard
        case .string(let text)?:
            guard text.hasSuffix("%"), let percentage = try? Strconv.atoi(text.prefix(text.count - 1)) else {
                return nil
            }
            let exact = Double(percentage) * Double(total) / 100
            return Int64(exactly: exact.rounded(roundsUp ? .up : .down))
        default: return nil
        }
    }
}
