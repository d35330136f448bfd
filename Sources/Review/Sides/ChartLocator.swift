import Files
import GoTemplate

/// Finds charts that are not on this machine, which sides, stages and batches may name as `template` may.
package struct ChartLocator {
    /// Whether a name means a chart elsewhere, and nothing that is at this path.
    package let isElsewhere: (GoString) -> Bool
    private let fetch: (GoString) throws -> GoString

    /// - Parameter fetch: gives the path of a chart that is elsewhere, once it is on this machine.
    package init(
        isElsewhere: @escaping (GoString) -> Bool, fetch: @escaping (GoString) throws -> GoString
    ) { (self.isElsewhere, self.fetch) = (isElsewhere, fetch) }

    /// Knows of nothing elsewhere.
    package static var local: ChartLocator { ChartLocator(isElsewhere: { _ in false }, fetch: { $0 }) }

    /// The path of a chart, wherever it is.
    func path(of name: GoString) throws -> GoString { isElsewhere(name) ? try fetch(name) : name }

    /// The name of a chart that a file in a folder names: a path is relative to the folder.
    package func name(_ name: GoString, in folder: GoString) -> GoString {
        let path = GoPath.isAbsolute(name) ? name : GoPath.join(folder, name)
        let isThere = (try? FileSystem().status(of: path)) != nil
        return !isThere && isElsewhere(name) ? name : path
    }
}
