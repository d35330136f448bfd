/// The flags every command takes.
enum GlobalFlags {
    static let all: [Flag] = [
        Flag("namespace", short: "n", .string, "namespace scope for this request"),
        Flag("kubeconfig", .string, "path to the kubeconfig file"),
        Flag("kube-context", .string, "name of the kubeconfig context to use"),
        Flag("kube-token", .string, "bearer token used for authentication"),
        Flag("kube-as-user", .string, "username to impersonate for the operation"),
        Flag(
            "kube-as-group", .stringArray,
            "group to impersonate for the operation, this flag can be repeated to specify multiple groups."),
        Flag("kube-apiserver", .string, "the address and the port for the Kubernetes API server"),
        Flag("kube-ca-file", .string, "the certificate authority file for the Kubernetes API server connection"),
        Flag(
            "kube-tls-server-name", .string,
            "server name to use for Kubernetes API server certificate validation. If it is not provided, the hostname used to contact the server is used"
        ),
        Flag(
            "kube-insecure-skip-tls-verify", .bool,
            "if true, the Kubernetes API server's certificate will not be checked for validity. This will make your HTTPS connections insecure"
        ),
        Flag("debug", .bool, "enable verbose output"),
        Flag("registry-config", .string, "path to the registry config file"),
        Flag("repository-config", .string, "path to the file containing repository names and URLs"),
        Flag("repository-cache", .string, "path to the directory containing cached repository indexes"),
        Flag("content-cache", .string, "path to the directory containing cached content (e.g. charts)"),
        Flag("burst-limit", .int, default: "100", "client-side default throttling limit"),
        Flag(
            "qps", .float32,
            "queries per second used when communicating with the Kubernetes API, not including bursting"),
        Flag("color", .string, default: "auto", "use colored output (never, auto, always)"),
        Flag("colour", .string, default: "auto", "use colored output (never, auto, always)"),
        Flag(
            "errors", .string,
            "how errors are shown: helm (Helm's text), rich (source lines and include stack) or json (one object a line); default: rich on a terminal, helm elsewhere"
        ),
    ]
}
