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

    /// The path of a chart of a repository or registry, once it is on this machine.
    ///
    /// A repository that was added is asked by its name, with its own password; no other one gets any.
    func fetch(_ chart: ServedChart) throws -> GoString {
        if chart.isOfRegistry {
            return try ChartReference.locate(chart.repository, flags: flags, context, version: chart.version)
        }
        if let entry = try addedRepository(chart.repository) {
            let name = entry.name + "/" + chart.name
            return try ChartReference.locate(name, flags: flags, context, version: chart.version)
        }
        return try ChartReference.locate(
            chart.name, flags: flags, context, version: chart.version, repository: chart.repository)
    }

    /// The repository that was added under an address, or under a name: `@NAME` and `alias:NAME`.
    private func addedRepository(_ address: GoString) throws -> RepositoryEntry? {
        let file = try RepositoryFile(settings.repositories.file)
        for prefix: GoString in ["@", "alias:"] where address.hasPrefix(prefix) {
            return file.entry(named: address.suffix(from: prefix.count))
        }
        return file.entry(at: address)
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
