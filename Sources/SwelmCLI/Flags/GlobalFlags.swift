import Compatibility
import GoTemplate
import Manifests

/// The flags every command takes.
enum GlobalFlags {
    /// Not among them all: what it says is the command's.
    static let help = Flag<Bool>("help", short: "h", "")

    static func help(of command: String) -> FlagDeclaration { help.described("help for \(command)") }

    static let all = FlagTable {
        namespace
        kubeconfig
        kubeContext
        kubeToken
        kubeAsUser
        kubeAsGroup
        kubeAPIServer
        kubeCAFile
        kubeTLSServerName
        kubeInsecureSkipTLSVerify
        debug
        registryConfig
        repositoryConfig
        repositoryCache
        contentCache
        burstLimit
        queriesPerSecond
        color
        colour
        errors
        helmCompat
    }

    static let helmCompat = Flag<OpenEnum<HelmLine>>(
        "helm-compat", placeholder: "4.2|4.3",
        "the line of Helm whose answers are given (default: $SWELM_HELM_COMPAT, or \(HelmLine.standard.rawValue))")
    static let namespace = Flag<GoString>("namespace", short: "n", "namespace scope for this request")
    static let kubeconfig = Flag<GoString>("kubeconfig", "path to the kubeconfig file")
    static let kubeContext = Flag<GoString>("kube-context", "name of the kubeconfig context to use")
    static let kubeToken = Flag<GoString>("kube-token", "bearer token used for authentication")
    static let kubeAsUser = Flag<GoString>("kube-as-user", "username to impersonate for the operation")
    static let kubeAsGroup = Flag<[GoString]>(
        "kube-as-group", "group to impersonate for the operation, this flag can be repeated to specify multiple groups."
    )
    static let kubeAPIServer = Flag<GoString>(
        "kube-apiserver", "the address and the port for the Kubernetes API server")
    static let kubeCAFile = Flag<GoString>(
        "kube-ca-file", "the certificate authority file for the Kubernetes API server connection")
    static let kubeTLSServerName = Flag<GoString>(
        "kube-tls-server-name",
        "server name to use for Kubernetes API server certificate validation. If it is not provided, the hostname used to contact the server is used"
    )
    static let kubeInsecureSkipTLSVerify = Flag<Bool>(
        "kube-insecure-skip-tls-verify",
        "if true, the Kubernetes API server's certificate will not be checked for validity. This will make your HTTPS connections insecure"
    )
    static let debug = Flag<Bool>("debug", "enable verbose output")
    static let registryConfig = Flag<GoString>("registry-config", "path to the registry config file")
    static let repositoryConfig = Flag<GoString>(
        "repository-config", "path to the file containing repository names and URLs")
    static let repositoryCache = Flag<GoString>(
        "repository-cache", "path to the directory containing cached repository indexes")
    static let contentCache = Flag<GoString>(
        "content-cache", "path to the directory containing cached content (e.g. charts)")
    static let burstLimit = Flag<Int>("burst-limit", default: 100, "client-side default throttling limit")
    static let queriesPerSecond = Flag<Float>(
        "qps", "queries per second used when communicating with the Kubernetes API, not including bursting")
    static let color = Flag<OpenEnum<ColorMode>>(
        "color", default: .known(.auto), "use colored output (never, auto, always)")
    static let colour = Flag<OpenEnum<ColorMode>>(
        "colour", default: .known(.auto), "use colored output (never, auto, always)")
    static let errors = Flag<OpenEnum<ErrorStyle>>(
        "errors",
        "how errors are shown: helm (Helm's text), rich (source lines and include stack) or json (one object a line); default: rich on a terminal, helm elsewhere"
    )
}
