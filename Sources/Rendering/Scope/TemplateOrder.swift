import GoTemplate

/// The order in which Helm parses and runs the templates of a chart tree.
///
/// Mirrors pkg/engine engine.go sortTemplates.
package enum TemplateOrder {
    /// The places of paths in that order: deepest first, and in reverse byte order; equal paths in their own.
    ///
    /// Places are sorted, not what has the paths: moving that would count a reference for each of its parts.
    package static func sorted(_ paths: [GoString]) -> [Int] {
        let depths = paths.map { path in path.bytes.count { $0 == UInt8(ascii: "/") } }
        return paths.indices.sorted { left, right in
            if depths[left] != depths[right] { return depths[left] > depths[right] }
            let comparison = paths[left].compare(paths[right])
            return comparison == 0 ? left < right : comparison > 0
        }
    }
}
