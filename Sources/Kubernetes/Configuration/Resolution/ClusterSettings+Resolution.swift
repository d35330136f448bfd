import Failures
import GoTemplate

extension ClusterSettings {
    /// All that a connection is made from.
    ///
    /// - Throws: what keeps it from being known, in client-go's words.
    package func resolved() throws(HelmError) -> ResolvedConfiguration {
        try ConfigurationResolver(self).configuration()
    }

    /// The namespace that a command works in; mirrors Helm's EnvSettings.Namespace.
    ///
    /// What is wrong with the configuration does not matter here, but then nothing of it counts.
    package var effectiveNamespace: GoString {
        if !namespace.isEmpty { return namespace }
        return (try? ConfigurationResolver(self).namespace()) ?? "default"
    }

    /// Whether there is a cluster to work with, if nobody says so.
    ///
    /// A flag or a variable that is about the cluster says that there is one, or a file that is named; without those a
    /// current context does, or that the program runs in a pod. What a kubeconfig that is damaged says is not known:
    /// it counts, so that the reason is told.
    package var indicatesCluster: Bool {
        if areGiven { return true }
        guard case .standard = location else { return true }
        do throws(HelmError) {
            return try !KubeConfig(at: location).currentContext.isEmpty || pod.isPresent
        } catch {
            return true
        }
    }
}
