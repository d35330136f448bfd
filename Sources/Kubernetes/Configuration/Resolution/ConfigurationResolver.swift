import Failures
import Files
import GoLibrary
import GoTemplate

/// Puts together what kubeconfig files, flags and variables say.
///
/// Mirrors clientcmd's client_config.go and merged_client_builder.go, as cli-runtime's ConfigFlags uses them for Helm.
struct ConfigurationResolver {
    private let settings: ClusterSettings
    private let kubeConfig: KubeConfig
    let contextName: GoString
    let context: KubeContext
    let cluster: KubeCluster
    let user: KubeUser

    /// - Throws: why files cannot be read.
    init(_ settings: ClusterSettings) throws(HelmError) {
        self.settings = settings
        kubeConfig = try KubeConfig(at: settings.location)
        contextName = settings.context.isEmpty ? kubeConfig.currentContext : settings.context
        context = kubeConfig.context(contextName)
        cluster = kubeConfig.cluster(context.cluster).overridden(by: settings)
        user = kubeConfig.user(context.user).overridden(by: settings)
    }

    var isContextMissing: Bool { !contextName.isEmpty && !kubeConfig.hasContext(contextName) }

    /// - Throws: what is wrong with the context, its cluster and its user, in client-go's words.
    func configuration() throws(HelmError) -> ResolvedConfiguration {
        if isContextMissing, !settings.context.isEmpty {
            throw HelmError("context " + Strconv.quote(contextName) + " does not exist")
        }
        try checkUsable()
        var configuration = try unqualifiedConfiguration()
        // What differs in nothing from the defaults is no configuration, and in a pod there is a better one.
        if configuration.isDefault(of: settings), settings.pod.isPresent {
            configuration = try settings.podConfiguration()
        }
        configuration.namespace = try namespace()
        configuration.burstLimit = settings.burstLimit
        configuration.queriesPerSecond = settings.queriesPerSecond
        return configuration
    }

    /// The namespace of a command that names none.
    ///
    /// - Throws: what is wrong with the configuration.
    func namespace() throws(HelmError) -> GoString {
        if !settings.namespace.isEmpty { return settings.namespace }
        try checkUsable()
        if context.namespace.isEmpty && settings.pod.isPresent { return settings.pod.namespace }
        return context.namespace.isEmpty ? "default" : context.namespace
    }

    private func unqualifiedConfiguration() throws(HelmError) -> ResolvedConfiguration {
        var configuration = ResolvedConfiguration(host: cluster.server.serverWithoutQuery)
        configuration.proxy = try cluster.proxyURL()
        configuration.disablesCompression = cluster.disablesCompression
        if !user.impersonation.user.isEmpty { configuration.impersonation = user.impersonation }
        // Neither side shows who it is in the clear.
        guard let url = try? configuration.serverURL(), url.scheme == "https" else { return configuration }
        configuration.user = try user.identity()
        configuration.server = cluster.identity
        configuration.execConfiguration = cluster.execConfiguration
        return configuration
    }
}

extension ResolvedConfiguration {
    /// Mirrors ClientConfigLoadingRules.IsDefaultConfig.
    fileprivate func isDefault(of settings: ClusterSettings) -> Bool {
        host == settings.defaultServer.serverWithoutQuery && proxy == nil && !disablesCompression
            && impersonation.user.isEmpty && user.isAnonymous && server.isDefault
    }
}

extension GoString {
    /// A URL with a path, without query and fragment; all else as it is.
    ///
    /// Mirrors what DirectClientConfig.ClientConfig does with the host, to which `url.ParseRequestURI` a `#` is part of
    /// the path.
    fileprivate var serverWithoutQuery: GoString {
        guard var url = try? GoURL(parsingRequest: self), url.opaque.isEmpty, url.path.count > 1 else { return self }
        url.rawQuery = ""
        return url.description
    }
}
