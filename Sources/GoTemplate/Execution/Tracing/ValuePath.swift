/// Where a value stands below another one, as in `web.ports[0].name`.
package struct ValuePath: Hashable, Sendable, CustomStringConvertible {
    package enum Component: Hashable, Sendable {
        case key(GoString)
        /// From 0.
        case index(Int)
    }

    package var components: [Component]

    package init(_ components: [Component] = []) {
        self.components = components
    }

    package func appending(_ component: Component) -> ValuePath { ValuePath(components + [component]) }

    /// Whether `other` is this value or stands below it.
    package func contains(_ other: ValuePath) -> Bool { other.components.starts(with: components) }

    /// The path as a person writes it; keys with a dot or a bracket stand in quotes, as in `labels["app/name.x"]`.
    package var description: String {
        var text = ""
        for component in components {
            switch component {
            case .index(let index): text += "[\(index)]"
            case .key(let key) where key.bytes.contains(where: { ".[]\"".utf8.contains($0) }) || key.isEmpty:
                text += "[\"\(key.text)\"]"
            case .key(let key): text += (text.isEmpty ? "" : ".") + key.text
            }
        }
        return text
    }
}
