import Charts
import Failures
import Files
import GoLibrary
import GoTemplate

/// Where a dependency comes from, by its `repository`.
enum DependencyRepository {
    /// No repository: a folder in `charts/`.
    case chartsFolder
    /// A folder of this machine: `file://`.
    case local
    /// A place in the network that Helm reads from.
    case remote
    /// A name that `helm repo add` may have given to a repository: `@name`.
    case alias(GoString)
    /// A URL of a kind that Helm has nothing for.
    case foreign(scheme: GoString)
    /// Neither a URL nor an alias.
    case unknown

    init(_ repository: GoString) {
        if repository.isEmpty {
            self = .chartsFolder
        } else if repository.hasPrefix("file://") {
            self = .local
        } else if repository.hasPrefix("@") || repository.hasPrefix("alias:") {
            self = .alias(repository)
        } else {
            self.init(address: repository)
        }
    }

    /// Mirrors net/url ParseRequestURI: a scheme or a path from the root.
    private init(address: GoString) {
        guard let url = try? GoURL(parsing: address), url.isAbsolute || address.hasPrefix("/") else {
            self = .unknown
            return
        }
        let isRemote = ["http", "https", "oci"].contains(url.scheme)
        self = isRemote ? .remote : .foreign(scheme: url.scheme)
    }

    /// The path of a folder of this machine: that of a `file://` repository, or one relative to the chart.
    ///
    /// Mirrors internal/resolver resolver.go GetLocalPath.
    /// - Throws: `HelmError` where nothing is there.
    static func localPath(_ repository: GoString, chart: GoString, _ fileSystem: FileSystem) throws(HelmError)
        -> GoString
    {
        let path = repository.trimmingPrefix("file://")
        let found = GoPath.isAbsolute(path) ? GoPath.clean(path) : GoPath.join(chart, path)
        guard try fileSystem.exists(found) else { throw HelmError("directory " + found + " not found") }
        return found
    }
}
