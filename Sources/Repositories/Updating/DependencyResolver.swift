import Charts
import Failures
import Files
import GoTemplate
import SemVer

/// Finds the version of each dependency that its place offers.
///
/// Mirrors internal/resolver resolver.go Resolve.
struct DependencyResolver {
    let chart: GoString
    let remote: any RemoteCharts
    let fileSystem: FileSystem
    let log: Log

    /// The dependencies with exact versions.
    ///
    /// - Throws: `HelmError` for a constraint that cannot be read or is not met, and for a chart that cannot be loaded.
    func resolve(_ dependencies: [Dependency]) throws(HelmError) -> [Dependency] {
        var locked: [Dependency] = []
        var unmet: [Dependency] = []
        for dependency in dependencies {
            let constraint = try constraint(of: dependency)
            if let version = try version(for: dependency, constraint) {
                locked.append(Dependency(locking: dependency, version: version))
            } else {
                unmet.append(dependency)
            }
        }
        if !unmet.isEmpty { throw Self.failure(unmet) }
        return locked
    }

    private func constraint(of dependency: Dependency) throws(HelmError) -> VersionConstraint {
        do { return try VersionConstraint(parsing: dependency.version) } catch {
            let subject = "dependency " + Strconv.quote(dependency.name)
            throw HelmError(subject + " has an invalid version/constraint format: " + error.message)
        }
    }

    /// Nil where the chart has a version that will not do.
    private func version(for dependency: Dependency, _ constraint: VersionConstraint) throws(HelmError) -> GoString? {
        switch DependencyRepository(dependency.repository) {
        case .chartsFolder:
            let place = GoPath.join("charts", dependency.name)
            _ = try DependencyRepository.localPath(place, chart: chart, fileSystem)
            return dependency.version
        case .local: return try localVersion(of: dependency, constraint)
        default: return try remote.version(of: dependency, meeting: constraint)
        }
    }

    private func localVersion(
        of dependency: Dependency, _ constraint: VersionConstraint
    ) throws(HelmError) -> GoString? {
        let path = try DependencyRepository.localPath(dependency.repository, chart: chart, fileSystem)
        let loaded = try ChartLoader.loadVersion2(directory: path, fileSystem: fileSystem, log: log)
        let version = loaded.metadata.version
        guard let parsed = try? SemanticVersion(parsing: version), constraint.matches(parsed) else { return nil }
        return version
    }

    private static func failure(_ unmet: [Dependency]) -> HelmError {
        let list = unmet.map { dependency in
            let repository = Strconv.quote(dependency.repository)
            let version = Strconv.quote(dependency.version)
            return Strconv.quote(dependency.name) + " (repository " + repository + ", version " + version + ")"
        }
        let text = GoString("can't get a valid version for \(unmet.count) subchart(s): ") + list.joined(by: ", ")
        return HelmError(
            text + ". Make sure a matching chart version exists in the repo, "
                + "or change the version constraint in Chart.yaml")
    }
}

extension Dependency {
    /// What a lock says of a dependency.
    fileprivate convenience init(locking other: Dependency, version: GoString) {
        self.init()
        name = other.name
        repository = other.repository
        self.version = version
    }
}
