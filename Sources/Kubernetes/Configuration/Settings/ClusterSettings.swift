import GoTemplate

/// What flags and environment say about the cluster, of which kubeconfig files say the rest.
///
/// Mirrors Helm's pkg/cli environment.go: a variable is the default of its flag. Empty texts say nothing.
package struct ClusterSettings: Sendable {
    package let location: KubeConfigLocation
    package let context: GoString
    package let namespace: GoString
    package let token: Credential
    package let impersonatedUser: GoString
    package let impersonatedGroups: [GoString]
    package let server: GoString
    package let certificateAuthority: GoString
    package let serverName: GoString
    package let skipsVerification: Bool
    /// How many requests may be sent at once.
    package let burstLimit: Int
    /// How many requests may be sent in a second; 0 leaves that to the client, below 0 is without limit.
    package let queriesPerSecond: Float
    /// Where the server is if nothing else says so.
    package let defaultServer: GoString
    package let pod: PodEnvironment
    /// Whether a flag or one of Helm's variables is about the cluster.
    package let areGiven: Bool

    /// - Parameter pod: what a pod has, where that is not what the environment says.
    package init(_ flags: ClusterFlags, _ environment: [String: String], pod: PodEnvironment? = nil) {
        let variables = ClusterVariables(environment)
        location = KubeConfigLocation(flag: flags.kubeConfig ?? "", environment)
        context = flags.context ?? variables["HELM_KUBECONTEXT"]
        namespace = flags.namespace ?? variables["HELM_NAMESPACE"]
        token = flags.token ?? Credential(variables["HELM_KUBETOKEN"])
        impersonatedUser = flags.impersonatedUser ?? variables["HELM_KUBEASUSER"]
        impersonatedGroups = flags.impersonatedGroups ?? variables.list("HELM_KUBEASGROUPS")
        server = flags.server ?? variables["HELM_KUBEAPISERVER"]
        certificateAuthority = flags.certificateAuthority ?? variables["HELM_KUBECAFILE"]
        serverName = flags.serverName ?? variables["HELM_KUBETLS_SERVER_NAME"]
        skipsVerification = flags.skipsVerification ?? variables.flag("HELM_KUBEINSECURE_SKIP_TLS_VERIFY")
        burstLimit = flags.burstLimit ?? variables.integer("HELM_BURST_LIMIT") ?? 100
        queriesPerSecond = flags.queriesPerSecond ?? variables.number("HELM_QPS") ?? 0
        let master = variables["KUBERNETES_MASTER"]
        defaultServer = master.isEmpty ? "http://localhost:8080" : master
        self.pod = pod ?? PodEnvironment(environment)
        areGiven =
            flags.nameCluster
            || ![context, impersonatedUser, server, certificateAuthority, serverName].allSatisfy(\.isEmpty)
            || !token.isEmpty || !impersonatedGroups.isEmpty || skipsVerification
    }
}

extension ClusterFlags {
    /// Whether one of them is about the cluster, even if its value is empty.
    fileprivate var nameCluster: Bool {
        let texts = [context, impersonatedUser, server, certificateAuthority, serverName]
        return texts.contains { $0 != nil } || token != nil || impersonatedGroups != nil || skipsVerification != nil
    }
}
