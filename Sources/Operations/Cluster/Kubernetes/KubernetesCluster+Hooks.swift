import GoTemplate
import Kubernetes
import KubernetesClient
import Releases

/// The steps of hooks; they carry nothing that says whose they are, and take over whatever has their name.
///
/// Mirrors what pkg/action hooks.go asks of the client.
extension KubernetesCluster {
    /// Finds out whether the server knows the kinds of a hook.
    package func check(_ hook: HookObject, _ options: ApplyOptions) throws(ClusterFailure) {
        let event = GoString(hook.event.rawValue)
        let failure = "unable to build kubernetes object for " + event + " hook " + hook.hook.path + ": "
        _ = try objects(of: hook, isValidated: true, failure)
    }

    package func create(_ hook: HookObject, _ options: ApplyOptions) throws(ClusterFailure) {
        let steps = try objects(of: hook, isValidated: true).map { ApplyPlan.Step(.create, $0) }
        var applied = Applied()
        progress?.note(.hook(hook, .running))
        do throws(ClusterFailure) {
            try executor(options).create(steps, by: hook.applyMethod, noting: &applied)
        } catch {
            progress?.note(.hook(hook, .failed))
            throw error
        }
    }

    package func wait(for hook: HookObject, _ options: ApplyOptions) throws(ClusterFailure) {
        do throws(ClusterFailure) { try waitForHook(objects(of: hook, isValidated: false), options) } catch {
            progress?.note(.hook(hook, .failed))
            throw error
        }
        progress?.note(.hook(hook, .succeeded))
    }

    /// Deletes a hook and waits until it is gone, as far as the options ask for it.
    package func delete(_ hook: HookObject, _ options: ApplyOptions) throws(ClusterFailure) {
        let failure = "unable to build kubernetes object for deleting hook " + hook.hook.path + ": "
        let objects = try objects(of: hook, isValidated: false, failure)
        var applied = Applied()
        try executor(options).delete(objects, .background, noting: &applied)
        try waitForDeletion(of: objects, options, telling: nil)
    }

    func objects(
        of hook: HookObject, isValidated: Bool, _ failure: GoString = ""
    ) throws(ClusterFailure) -> [MappedObject] {
        let mapper = ManifestMapper(connection: try connection, namespace: hook.release.namespace)
        do throws(ClusterFailure) {
            return try mapper.objects(of: hook.hook.manifest, isValidated: isValidated)
        } catch {
            throw error.within(failure)
        }
    }
}
