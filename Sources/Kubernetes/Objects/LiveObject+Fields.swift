import GoTemplate

/// Fields as Go's typed objects have them: what is missing, or of another type, is zero or a default.
extension LiveObject {
    package func integer(_ path: StaticString..., default standard: Int64 = 0) -> Int64 {
        guard case .int(let number, _)? = try? map.value(at: path) else { return standard }
        return number
    }

    package func text(_ path: StaticString..., default standard: GoString = "") -> GoString {
        guard case .string(let text)? = try? map.value(at: path) else { return standard }
        return text
    }

    package func isTrue(_ path: StaticString...) -> Bool {
        guard case .bool(true)? = try? map.value(at: path) else { return false }
        return true
    }

    /// The maps in a list.
    package func maps(_ path: StaticString...) -> [Map] {
        guard case .list(let list)? = try? map.value(at: path) else { return [] }
        return list.elements.compactMap { if case .map(let map) = $0 { map } else { nil } }
    }

    /// Whether the controller has seen the newest generation.
    package var isObserved: Bool { integer("status", "observedGeneration") == generation }
}
