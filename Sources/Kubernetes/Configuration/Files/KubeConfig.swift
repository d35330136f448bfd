import Failures
import Files
import GoTemplate

/// What all kubeconfig files say together.
///
/// Mirrors clientcmd's loader.go: of each name the first file that has it counts, with all its fields.
struct KubeConfig {
    private(set) var currentContext = GoString()
    private var contexts: [GoString: KubeConfigFields] = [:]
    private var clusters: [GoString: KubeConfigFields] = [:]
    private var users: [GoString: KubeConfigFields] = [:]

    /// - Throws: all reasons why files cannot be read, in client-go's words.
    init(at location: KubeConfigLocation) throws(HelmError) {
        var failures: [HelmError] = []
        for path in location.paths {
            do throws(HelmError) {
                if let file = try Self.file(at: path) {
                    merge(file)
                } else if case .explicit = location {
                    failures.append(HelmError("stat " + path + ": no such file or directory"))
                }
            } catch {
                failures.append(error)
            }
        }
        if !failures.isEmpty { throw HelmError(aggregate: failures) }
    }

    func hasContext(_ name: GoString) -> Bool { contexts[name] != nil }

    /// The context of a name; one without fields where there is none.
    func context(_ name: GoString) -> KubeContext { KubeContext(contexts[name] ?? KubeConfigFields()) }

    func cluster(_ name: GoString) -> KubeCluster { KubeCluster(clusters[name] ?? KubeConfigFields()) }

    func user(_ name: GoString) -> KubeUser { KubeUser(users[name] ?? KubeConfigFields()) }

    /// One of the files; nil where it is missing.
    private static func file(at path: GoString) throws(HelmError) -> KubeConfigFile? {
        do throws(HelmError) {
            return try FileSystem().readIfPresent(path).map { bytes throws(HelmError) in
                try KubeConfigFile(bytes, at: path)
            }
        } catch {
            throw HelmError("error loading config file \"" + path + "\": " + error.message)
        }
    }

    private mutating func merge(_ file: KubeConfigFile) {
        if currentContext.isEmpty { currentContext = file.currentContext }
        for (name, fields) in file.contexts where contexts[name] == nil { contexts[name] = fields }
        for (name, fields) in file.clusters where clusters[name] == nil { clusters[name] = fields }
        for (name, fields) in file.users where users[name] == nil { users[name] = fields }
    }
}
