import GoTemplate
import Kubernetes

extension ClusterSettings {
    /// What a command line and the environment say about the cluster.
    ///
    /// - Parameter context: the context of the kubeconfig that is meant, whatever they say; nil for theirs.
    init(_ flags: ParsedFlags, _ environment: [String: String], context: GoString? = nil) {
        var given = ClusterFlags()
        given.kubeConfig = flags.given(GlobalFlags.kubeconfig)
        given.context = context ?? flags.given(GlobalFlags.kubeContext)
        given.namespace = flags.given(GlobalFlags.namespace)
        given.token = flags.given(GlobalFlags.kubeToken).map { Credential($0) }
        given.impersonatedUser = flags.given(GlobalFlags.kubeAsUser)
        given.impersonatedGroups = flags.given(GlobalFlags.kubeAsGroup)
        given.server = flags.given(GlobalFlags.kubeAPIServer)
        given.certificateAuthority = flags.given(GlobalFlags.kubeCAFile)
        given.serverName = flags.given(GlobalFlags.kubeTLSServerName)
        given.skipsVerification = flags.given(GlobalFlags.kubeInsecureSkipTLSVerify)
        given.burstLimit = flags.given(GlobalFlags.burstLimit)
        given.queriesPerSecond = flags.given(GlobalFlags.queriesPerSecond).map(Float.init)
        self.init(given, environment)
    }
}
