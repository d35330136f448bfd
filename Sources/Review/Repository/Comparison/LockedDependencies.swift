import Charts
import Codecs
import Files
import GoTemplate

/// Which versions of its dependencies a chart's lock names.
struct LockedDependencies {
    private let versions: [GoString: GoString]

    init(of chart: GoString, in tree: RepositoryTree) {
        let text = (try? tree.text(of: GoPath.join(chart, "Chart.lock"))).flatMap { $0 } ?? []
        guard case .map(let lock)? = try? YAML.decode(text) else {
            versions = [:]
            return
        }
        let locked = lock.maps(of: "dependencies").compactMap { dependency -> (GoString, GoString)? in
            guard let name = dependency.text(of: "name"), let version = dependency.text(of: "version") else {
                return nil
            }
            return (name, version)
        }
        versions = Dictionary(locked) { $1 }
    }

    /// The version in the lock, if it is one that the chart asks for; else what the chart asks for.
    func version(of dependency: Dependency) -> GoString {
        guard let version = versions[dependency.name], Dependencies.isCompatible(dependency.version, version) else {
            return dependency.version
        }
        return version
    }
}
