import Charts
import Failures
import Files
import GoTemplate
import SemVer

/// How a dependency stands, in Helm's words.
package enum DependencyStatus: String, Sendable {
    case ok
    case unpacked
    case missing
    case corrupt
    case misnamed
    case invalidVersion = "invalid version"
    case wrongVersion = "wrong version"
    case tooManyMatches = "too many matches"
    case badPattern = "bad pattern"
}

/// Finds out how dependencies stand.
///
/// Mirrors pkg/action dependency.go dependencyStatus and statArchiveForStatus.
struct DependencyStatusReader {
    let chart: Chart
    /// The folder `charts` of the chart.
    let folder: GoString
    let log: Log

    func status(of dependency: Dependency) -> DependencyStatus {
        guard let archives = archives(of: dependency) else { return .badPattern }
        if archives.count == 1 { return status(ofArchive: archives[0], dependency) }
        let versioned = archives.filter { isVersioned($0, dependency) }
        if versioned.count > 1 { return .tooManyMatches }
        if let archive = versioned.first { return status(ofArchive: archive, dependency) }
        guard let loaded = chart.dependencies.last(where: { $0.name == dependency.name }) else { return .missing }
        return problem(with: loaded, dependency) ?? .unpacked
    }

    /// The names of files that may be the dependency's; nil where the name makes no pattern.
    private func archives(of dependency: Dependency) -> [GoString]? {
        let pattern = dependency.name + "-*.tgz"
        let names = ((try? FileSystem().entries(in: folder)) ?? []).map(\.name)
        do { return try names.filter { try PathPattern.matches(pattern, $0) } } catch { return nil }
    }

    private func isVersioned(_ archive: GoString, _ dependency: Dependency) -> Bool {
        let text = archive.trimmingSuffix(".tgz").trimmingPrefix(dependency.name + "-")
        return (try? SemanticVersion(parsing: text))?.isStrict ?? false
    }

    private func status(ofArchive name: GoString, _ dependency: Dependency) -> DependencyStatus {
        guard let loaded = try? ChartLoader.loadVersion2(GoPath.join(folder, name), log: log) else { return .corrupt }
        if loaded.name != dependency.name { return .misnamed }
        return problem(with: loaded, dependency) ?? .ok
    }

    private func problem(with loaded: Chart, _ dependency: Dependency) -> DependencyStatus? {
        let version = loaded.metadata.version
        if version == dependency.version { return nil }
        guard let constraint = try? VersionConstraint(parsing: dependency.version),
            let parsed = try? SemanticVersion(parsing: version)
        else { return .invalidVersion }
        return constraint.matches(parsed) ? nil : .wrongVersion
    }
}
