import Diagnostics
import GoTemplate

/// The names in a tree of values, for finding what a mistyped path may have meant.
package struct ValueNames {
    private let values: Map

    package init(_ values: Map) { self.values = values }

    /// The path with its first unknown key replaced by the one most like it; nil where there is none.
    package func nearest(to path: ValuePath) -> ValuePath? {
        var value = Value.map(values)
        for (index, component) in path.components.enumerated() {
            guard case .key(let key) = component, case .map(let map) = value else { return nil }
            if let next = map[key] {
                value = next
                continue
            }
            let near = NearestWord.find(key.text, among: map.keys.map(\.text))
            return near.map { ValuePath(Array(path.components[..<index]) + [.key(GoString($0))]) }
        }
        return nil
    }
}
