import GoTemplate

/// Where a store is: what `--store` and `SWELM_STORE` name.
package enum StoreLocation: Equatable, Sendable {
    /// A file of its own; `sqlite:PATH`.
    case sqlite(path: GoString)
    /// The memory of this process, gone at its end; `memory:`.
    case memory
    /// A PostgreSQL database with Helm's tables: a URL, or `key=value` words (`postgres:host=… dbname=…`).
    case postgreSQL(connection: GoString)
    /// Secrets (`secret:`) or ConfigMaps (`configmap:`) of a cluster, each in the namespace of its release.
    case cluster(RecordKind)

    /// Reads a store URL; throws `.refused` for any other scheme.
    package init(parsing url: GoString) throws {
        let (scheme, rest) = Self.split(url)
        switch scheme {
        case "sqlite": self = .sqlite(path: try Self.path(rest))
        case "memory": self = .memory
        case "postgres", "postgresql": self = .postgreSQL(connection: rest.hasPrefix("//") ? url : rest)
        case "secret": self = .cluster(.secret)
        case "configmap": self = .cluster(.configMap)
        default:
            // The text may hold a password; its scheme does not.
            let found =
                scheme.isEmpty ? "the URL has no scheme" : "the scheme " + Strconv.quote(scheme) + " is not known"
            let known: GoString = ": use sqlite:PATH, memory:, postgres://USER@HOST/DATABASE, secret: or configmap:"
            throw StoreError(.refused, "store: " + found + known)
        }
    }

    /// The store that the flag or the environment names, or else the file of this user.
    ///
    /// - Parameters:
    ///   - flag: the value of `--store`; empty where it was not given.
    ///   - environment: the value of a variable; nil where it is not set.
    package init(flag: GoString, environment: (String) -> String?) throws {
        func variable(_ name: String) -> GoString { GoString(environment(name) ?? "") }
        if !flag.isEmpty {
            try self.init(parsing: flag)
        } else if !variable("SWELM_STORE").isEmpty {
            try self.init(parsing: variable("SWELM_STORE"))
        } else {
            try self.init(driver: variable("HELM_DRIVER"), environment: environment)
        }
    }

    /// Whether neither the flag nor the environment says where the store is.
    package static func isDefault(flag: GoString, environment: (String) -> String?) -> Bool {
        flag.isEmpty && ["SWELM_STORE", "HELM_DRIVER"].allSatisfy { (environment($0) ?? "").isEmpty }
    }

    /// The URL of the store without a password, for a person; what cannot be read shows nothing but its scheme.
    package var url: GoString {
        switch self {
        case .sqlite(let path): return "sqlite:" + path
        case .memory: return "memory:"
        case .cluster(.secret): return "secret:"
        case .cluster(.configMap): return "configmap:"
        case .postgreSQL(let connection):
            guard let words = try? PostgreSQLWords(connection, .process) else { return "postgres:" }
            return GoString(PostgreSQLAddress(words, .process).text)
        }
    }

    /// Mirrors pkg/action action.go Init, but that no driver at all is a file of the user.
    private init(driver: GoString, environment: (String) -> String?) throws {
        switch driver {
        case "": self = .sqlite(path: try Self.defaultPath(environment))
        case "memory": self = .memory
        case "sql":
            self = .postgreSQL(connection: GoString(environment("HELM_DRIVER_SQL_CONNECTION_STRING") ?? ""))
        case "secret", "secrets": self = .cluster(.secret)
        case "configmap", "configmaps": self = .cluster(.configMap)
        default: throw StoreError(.unknownDriver, "unknown driver " + Strconv.quote(driver))
        }
    }

    /// The file below Helm's or the user's data directory.
    private static func defaultPath(_ environment: (String) -> String?) throws -> GoString {
        func directory(_ name: String) -> String? { environment(name).flatMap { $0.isEmpty ? nil : $0 } }
        if let helm = directory("HELM_DATA_HOME") { return GoString(helm + "/swelm/releases.db") }
        if let data = directory("XDG_DATA_HOME") { return GoString(data + "/swelm/releases.db") }
        if let home = directory("HOME") { return GoString(home + "/.local/share/swelm/releases.db") }
        throw StoreError(.refused, "there is no place for releases: set HOME, XDG_DATA_HOME or SWELM_STORE")
    }

    private static func split(_ url: GoString) -> (scheme: GoString, rest: GoString) {
        guard let colon = url.bytes.firstIndex(of: UInt8(ascii: ":")) else { return (GoString(), url) }
        return (GoString(url.bytes[..<colon]), GoString(url.bytes[(colon + 1)...]))
    }

    /// `sqlite:///a/b` is `/a/b`, as in URLs of files; `sqlite:a/b` is relative.
    private static func path(_ rest: GoString) throws -> GoString {
        let hasAuthority = rest.bytes.starts(with: Array("///".utf8))
        let path = hasAuthority ? GoString(rest.bytes.dropFirst(2)) : rest
        if path.isEmpty || path.bytes.contains(0) {
            throw StoreError(.refused, "store: sqlite: needs the path of a file")
        }
        return path
    }
}
