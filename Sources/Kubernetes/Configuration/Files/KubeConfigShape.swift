import Codecs
import GoTemplate

/// The Go structs of a kubeconfig file: client-go's tools/clientcmd/api/v1 types.go.
enum KubeConfigShape {
    static let config = structure(
        "Config",
        [
            ("kind", .string), ("apiVersion", .string), ("preferences", .object(preferences)),
            ("clusters", .list(.object(named("NamedCluster", "cluster", cluster)))),
            ("users", .list(.object(named("NamedAuthInfo", "user", user)))),
            ("contexts", .list(.object(named("NamedContext", "context", context)))),
            ("current-context", .string), ("extensions", extensions),
        ])

    private static let preferences = structure("Preferences", [("colors", .bool), ("extensions", extensions)])

    private static let cluster = structure(
        "Cluster",
        [
            ("server", .string), ("tls-server-name", .string), ("insecure-skip-tls-verify", .bool),
            ("certificate-authority", .string), ("certificate-authority-data", .bytes), ("proxy-url", .string),
            ("disable-compression", .bool), ("extensions", extensions),
        ])

    private static let user = structure(
        "AuthInfo",
        [
            ("client-certificate", .string), ("client-certificate-data", .bytes), ("client-key", .string),
            ("client-key-data", .bytes), ("token", .string), ("tokenFile", .string), ("as", .string),
            ("as-uid", .string), ("as-groups", .list(.string)), ("as-user-extra", .dictionary(.list(.string))),
            ("username", .string), ("password", .string), ("auth-provider", .pointer(.object(authProvider))),
            ("exec", .pointer(.object(exec))), ("extensions", extensions),
        ])

    private static let context = structure(
        "Context",
        [("cluster", .string), ("user", .string), ("namespace", .string), ("extensions", extensions)])

    private static let authProvider = structure(
        "AuthProviderConfig", [("name", .string), ("config", .dictionary(.string))])

    private static let exec = structure(
        "ExecConfig",
        [
            ("command", .string), ("args", .list(.string)), ("env", .list(.object(variable))),
            ("apiVersion", .string), ("installHint", .string), ("provideClusterInfo", .bool),
            ("interactiveMode", .named("v1.ExecInteractiveMode", .string)),
        ])

    private static let variable = structure("ExecEnvVar", [("name", .string), ("value", .string)])

    private static let extensions = JSONShape.list(
        .object(structure("NamedExtension", [("name", .string), ("extension", .any)])))

    private static func structure(
        _ name: GoString, _ fields: [(name: GoString, shape: JSONShape)]
    ) -> JSONShape.Structure {
        JSONShape.Structure("v1." + name, named: name, fields)
    }

    private static func named(
        _ name: GoString, _ key: GoString, _ content: JSONShape.Structure
    ) -> JSONShape.Structure {
        structure(name, [("name", .string), (key, .object(content))])
    }
}
