import Files
import GoTemplate
import Repositories
import Review

extension Invocation {
    /// Finds charts that are elsewhere, for commands that compare and plan, which print nothing of it.
    var chartLocator: ChartLocator {
        ChartLocator(isElsewhere: isElsewhere) { name in
            let (chart, version) = ChartReference.parts(of: name)
            return try ChartReference.locate(chart, flags: flags, context, version: version)
        }
    }

    /// Whether nothing is at a path of this name, and it is a URL or begins with the name of a repository.
    private func isElsewhere(_ name: GoString) -> Bool {
        if name.hasPrefix("oci://") || name.hasPrefix("http://") || name.hasPrefix("https://") { return true }
        let (repository, chart) = name.cut(at: UInt8(ascii: "/"))
        guard chart != nil, !repository.isEmpty, !repository.hasPrefix("."),
            (try? FileSystem().status(of: name)) == nil
        else { return false }
        return (try? RepositoryFile(settings.repositories.file))?.entry(named: repository) != nil
    }
}
