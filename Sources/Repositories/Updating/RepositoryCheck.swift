import Charts
import Failures
import Files
import GoTemplate

/// Checks where dependencies come from.
///
/// Mirrors pkg/downloader manager.go resolveRepoNames and ensureMissingRepos, for a Helm that knows no repositories.
struct RepositoryCheck {
    let chart: GoString
    let remote: any RemoteCharts
    let fileSystem: FileSystem
    let report: UpdateReport

    func check(_ dependencies: [Dependency]) throws(HelmError) {
        try checkNamed(dependencies)
        try remote.prepare(dependencies)
        for dependency in dependencies {
            guard case .foreign(let scheme) = DependencyRepository(dependency.repository) else { continue }
            report.add(.lookedForRepositories)
            throw HelmError("could not find protocol handler for: " + scheme)
        }
    }

    /// Checks that folders are there, and that names are known.
    func checkNamed(_ dependencies: [Dependency]) throws(HelmError) {
        try checkLocalPaths(dependencies)
        try checkNames(dependencies)
    }

    private func checkLocalPaths(_ dependencies: [Dependency]) throws(HelmError) {
        for dependency in dependencies {
            guard case .local = DependencyRepository(dependency.repository) else { continue }
            _ = try DependencyRepository.localPath(dependency.repository, chart: chart, fileSystem)
            report.add(.foundLocalRepository(dependency.repository))
        }
    }

    /// A name such as `stable` is never right; then Helm also names the `@aliases` it does not know.
    private func checkNames(_ dependencies: [Dependency]) throws(HelmError) {
        var missing: [GoString] = []
        var hasUnknown = false
        for dependency in dependencies {
            switch DependencyRepository(dependency.repository) {
            case .unknown: hasUnknown = true
            case .alias(let name) where name.hasPrefix("@"): break
            default: continue
            }
            missing.append(dependency.repository)
        }
        guard hasUnknown else { return }
        let advice: GoString = """
            . Please add them via 'helm repo add'
            Note that repositories must be URLs or aliases. For example, to refer to the "example"
            repository, use "https://charts.example.com/" or "@example" instead of
            "example". Don't forget to add the repo, too ('helm repo add').
            """
        let isNotURL = missing.contains { !$0.contains("//") && !$0.hasPrefix("@") }
        let text = "no repository definition for " + missing.joined(by: ", ")
        throw HelmError(text + (isNotURL ? advice : ". Please add them via 'helm repo add'"))
    }
}
