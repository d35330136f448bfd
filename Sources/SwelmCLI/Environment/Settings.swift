import Charts
import Codecs
import GoTemplate
import Kubernetes
import Repositories

/// Settings from the environment and the global flags, as Helm's `cli.EnvSettings`.
struct Settings {
    private let environment: [String: String]
    private let flags: ParsedFlags

    init(_ environment: [String: String], _ flags: ParsedFlags) {
        self.environment = environment
        self.flags = flags
    }

    var isDebugging: Bool { flags.asksForDebugging(in: environment) }

    /// Whether output is coloured: never with `NO_COLOR`; else as `--color` says, or `HELM_COLOR`.
    ///
    /// Mirrors pkg/cli environment.go and github.com/fatih/color, for which `NO_COLOR` wins over `--color=always`.
    var colorMode: ColorMode {
        if let forbidden = environment["NO_COLOR"], !forbidden.isEmpty { return .never }
        let variable = environment["HELM_COLOR"]?.lowercased()
        return flags.colorMode ?? variable.flatMap(ColorMode.init(rawValue:)) ?? .auto
    }

    /// What is said about the cluster.
    var cluster: ClusterSettings { ClusterSettings(flags, environment) }

    /// The namespace of the command: the flag, `HELM_NAMESPACE`, the kubeconfig's context, or `default`.
    var namespace: GoString { cluster.effectiveNamespace }

    /// The directories Helm keeps things in, after `HELM_*_HOME`, then XDG, then the home directory.
    func directory(_ kind: HomeDirectory) -> String {
        if let own = environment[kind.helmVariable], !own.isEmpty { return own }
        if let base = environment[kind.xdgVariable], !base.isEmpty { return base + "/helm" }
        // Without a home they are in the folder that the program runs in, as Helm has it.
        let home = environment["HOME"] ?? ""
        return (home.isEmpty ? "" : home + "/") + kind.fallback + "/helm"
    }

    /// Whether no connection is opened for charts: the flag, or else `SWELM_OFFLINE`.
    var isOffline: Bool {
        if let isAskedFor = flags.givenIfDeclared(ChartSourceFlags.offline) { return isAskedFor }
        return environment["SWELM_OFFLINE"].flatMap { try? Strconv.parseBool(GoString($0)) } ?? false
    }

    /// Where fetched schemas are kept.
    var schemaCache: GoString { GoString(directory(.cache) + "/schemas") }

    /// Where fetched charts are kept.
    var contentCache: GoString {
        place(GlobalFlags.contentCache, "HELM_CONTENT_CACHE", directory(.cache) + "/content")
    }

    private func place(_ flag: Flag<GoString>, _ variable: String, _ fallback: String) -> GoString {
        flags.given(flag) ?? GoString(environment[variable] ?? fallback)
    }

    /// Where the repositories are known that were added.
    var repositories: RepositoryPlaces {
        RepositoryPlaces(
            file: place(
                GlobalFlags.repositoryConfig, "HELM_REPOSITORY_CONFIG", directory(.config) + "/repositories.yaml"),
            cache: place(GlobalFlags.repositoryCache, "HELM_REPOSITORY_CACHE", directory(.cache) + "/repository"))
    }

    /// Where logins to registries are recorded.
    var registries: RegistryConfigurationPlaces {
        let docker = environment["DOCKER_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.docker" }
        return RegistryConfigurationPlaces(
            helm: place(
                GlobalFlags.registryConfig, "HELM_REGISTRY_CONFIG", directory(.config) + "/registry/config.json"),
            docker: GoString((docker ?? home).map { $0 + "/config.json" } ?? ""))
    }

    /// The environment as `env` prints it.
    func variables(program: String) -> [(name: String, value: String)] {
        let cache = directory(.cache)
        let config = directory(.config)
        let data = directory(.data)
        func variable(_ name: String, _ fallback: String = "") -> String { environment[name] ?? fallback }
        var all = [
            ("HELM_BIN", program), ("HELM_BURST_LIMIT", variable("HELM_BURST_LIMIT", "100")),
            ("HELM_CACHE_HOME", cache), ("HELM_CONFIG_HOME", config),
            ("HELM_CONTENT_CACHE", contentCache.text), ("HELM_DATA_HOME", data),
            ("HELM_DEBUG", String(isDebugging)), ("HELM_KUBEAPISERVER", variable("HELM_KUBEAPISERVER")),
            ("HELM_KUBEASGROUPS", variable("HELM_KUBEASGROUPS")), ("HELM_KUBEASUSER", variable("HELM_KUBEASUSER")),
            ("HELM_KUBECAFILE", variable("HELM_KUBECAFILE")), ("HELM_KUBECONTEXT", variable("HELM_KUBECONTEXT")),
            ("HELM_KUBEINSECURE_SKIP_TLS_VERIFY", variable("HELM_KUBEINSECURE_SKIP_TLS_VERIFY", "false")),
            ("HELM_KUBETLS_SERVER_NAME", variable("HELM_KUBETLS_SERVER_NAME")),
            ("HELM_KUBETOKEN", variable("HELM_KUBETOKEN").isEmpty ? "" : "(hidden)"),
            ("HELM_MAX_HISTORY", variable("HELM_MAX_HISTORY", "10")), ("HELM_NAMESPACE", namespace.text),
            ("HELM_PLUGINS", variable("HELM_PLUGINS", data + "/plugins")), ("HELM_QPS", variable("HELM_QPS", "0.00")),
            ("HELM_REGISTRY_CONFIG", registries.helm.text),
            ("HELM_REPOSITORY_CACHE", repositories.cache.text), ("HELM_REPOSITORY_CONFIG", repositories.file.text),
        ]
        if let kubeConfig = environment["KUBECONFIG"], !kubeConfig.isEmpty { all.append(("KUBECONFIG", kubeConfig)) }
        return all.map { (name: $0.0, value: $0.1) }
    }
}

extension ParsedFlags {
    /// `--debug`, or else `HELM_DEBUG`.
    func asksForDebugging(in environment: [String: String]) -> Bool {
        if let isAskedFor = given(GlobalFlags.debug) { return isAskedFor }
        guard let variable = environment["HELM_DEBUG"] else { return false }
        return (try? Strconv.parseBool(GoString(variable))) ?? false
    }
}

/// The three directories of Helm's path rules.
enum HomeDirectory {
    case cache, config, data

    var helmVariable: String {
        switch self {
        case .cache: "HELM_CACHE_HOME"
        case .config: "HELM_CONFIG_HOME"
        case .data: "HELM_DATA_HOME"
        }
    }

    var xdgVariable: String {
        switch self {
        case .cache: "XDG_CACHE_HOME"
        case .config: "XDG_CONFIG_HOME"
        case .data: "XDG_DATA_HOME"
        }
    }

    /// Below the home directory.
    var fallback: String {
        switch self {
        case .cache: ".cache"
        case .config: ".config"
        case .data: ".local/share"
        }
    }
}
