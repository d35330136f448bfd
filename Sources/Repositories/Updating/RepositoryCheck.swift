import Charts
import Failures
import Files
import GoTemplate

/// Checks where dependencies come from.
///
/// Mirrors pkg/downloader manager.go resolveRepoNames and ensureMissingRepos, which gives repositories their addresses.
struct RepositoryCheck {
    let chart: GoString
    let remote: any RemoteCharts
    let fileSystem: FileSystem
    let report: UpdateReport

    func check(_ dependencies: [Dependency]) throws(HelmError) {
        try checkNamed(dependencies)
        for dependency in dependencies where remote.refreshes {
            guard case .foreign(let scheme) = DependencyRepository(dependency.repository) else { continue }
            report.add(.lookedForRepositories)
            throw HelmError("could not find protocol handler for: " + scheme)
        }
        try remote.prepare(dependencies, addsUnknown: true, report)
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

    /// A name such as `stable` is never right; an alias becomes the address of its repository.
    private func checkNames(_ dependencies: [Dependency]) throws(HelmError) {
        var missing: [GoString] = []
        for dependency in dependencies {
            switch DependencyRepository(dependency.repository) {
            case .unknown: missing.append(dependency.repository)
            case .alias(let alias):
                let name = alias.trimmingPrefix(alias.hasPrefix("@") ? "@" : "alias:")
                if let url = try remote.url(ofRepositoryNamed: name) {
                    dependency.repository = url
                } else {
                    missing.append(alias)
                }
            default: continue
            }
        }
        if missing.isEmpty { return }
        let advice: GoString = """
            . Please add them via 'helm repo add'
            Note that repositories must be URLs or aliases. For example, to refer to the "example"
            repository, use "https://charts.example.com/" or "@example" instead of
            "example". Don't forget to add the repo, too ('helm repo add').
            """
        let isNotURL = missing.contains { !$0.contains("//") && !$0.hasPrefix("@") && !$0.hasPrefix("alias:") }
        let text = "no repository definition for " + missing.joined(by: ", ")
        throw HelmError(text + (isNotURL ? advice : ". Please add them via 'helm repo add'"))
    }
}
