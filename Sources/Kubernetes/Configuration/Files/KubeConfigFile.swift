import Codecs
import Failures
import GoTemplate

/// One kubeconfig file; mirrors what client-go's latest.Codec and api/v1 conversion.go make of it.
struct KubeConfigFile {
    private(set) var currentContext = GoString()
    private(set) var clusters: [NamedEntry] = []
    private(set) var users: [NamedEntry] = []
    private(set) var contexts: [NamedEntry] = []

    /// A cluster, user or context with its name.
    typealias NamedEntry = (name: GoString, fields: KubeConfigFields)

    /// - Parameter path: where the file is, which relative paths in it start from.
    /// - Throws: in client-go's words, save that the contents of the file are left out.
    init(_ bytes: [UInt8], at path: GoString) throws(HelmError) {
        if bytes.isEmpty { return }
        let value = try Self.value(of: bytes)
        try Self.checkType(value)
        let fields = KubeConfigFields(try Self.fields(of: value), of: path)
        try Self.checkExtensions(fields.fields("preferences"))
        currentContext = fields.text("current-context")
        clusters = try Self.entries(fields, "clusters", "cluster", "NamedCluster into *map[string]*api.Cluster")
        users = try Self.entries(fields, "users", "user", "NamedAuthInfo into *map[string]*api.AuthInfo")
        contexts = try Self.entries(fields, "contexts", "context", "NamedContext into *map[string]*api.Context")
        try Self.checkExtensions(fields)
    }

    private static func value(of bytes: [UInt8]) throws(HelmError) -> Value {
        do {
            return try YAML.jsonValue(of: bytes)
        } catch {
            throw HelmError(error.goMessage)
        }
    }

    private static func fields(of value: Value) throws(HelmError) -> Map {
        do {
            return try JSON.fields(of: value, as: KubeConfigShape.config, matchesCase: true)
        } catch {
            throw HelmError(error.message)
        }
    }

    /// The type of the file, which it need not say.
    private static func checkType(_ value: Value) throws(HelmError) {
        let config = GroupVersionKind(group: "", version: "v1", kind: "Config")
        do throws(ObjectFailure) {
            let type = try GroupVersionKind(of: value).completed(by: config)
            guard type == config else {
                throw type.notRegistered(in: "k8s.io/client-go/tools/clientcmd/api/latest/latest.go:50")
            }
        } catch {
            throw HelmError(error.message)
        }
    }
}

// MARK: - Lists with names

extension KubeConfigFile {
    private static func entries(
        _ fields: KubeConfigFields, _ list: GoString, _ key: GoString, _ types: GoString
    ) throws(HelmError) -> [NamedEntry] {
        var names: Set<GoString> = []
        var entries: [NamedEntry] = []
        for element in fields.list(list) {
            let (name, content) = (element.text("name"), element.fields(key))
            try checkExtensions(content)
            guard names.insert(name).inserted else { throw duplicate(name, types) }
            entries.append((name, content))
        }
        return entries
    }

    /// An extension without content leaves its name to another.
    private static func checkExtensions(_ fields: KubeConfigFields) throws(HelmError) {
        var names: Set<GoString> = []
        for element in fields.list("extensions") where element.value("extension") != nil {
            let name = element.text("name")
            guard names.insert(name).inserted else {
                throw duplicate(name, "NamedExtension into *map[string]runtime.Object")
            }
        }
    }

    /// client-go prints the whole list behind it, with all tokens and keys.
    private static func duplicate(_ name: GoString, _ types: GoString) -> HelmError {
        HelmError("error converting *[]" + types + ": duplicate name \"" + name + "\" in list")
    }
}
