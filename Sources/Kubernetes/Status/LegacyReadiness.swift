import GoLibrary
import GoTemplate

/// The rules by which Helm 3 tells whether an object is ready, for `--wait=legacy`.
///
/// Mirrors helm pkg/kube ready.go and internal/third_party deploymentutil.go. Numbers that are missing are zero, or what
/// the API server puts there.
package struct LegacyReadiness: Sendable {
    package let waitsForJobs: Bool

    package init(waitsForJobs: Bool) { self.waitsForJobs = waitsForJobs }

    /// What belongs to an object beside itself.
    package enum Companions: Sendable {
        case nothing
        /// The ReplicaSets that a Deployment's selector picks.
        case replicaSets
        /// The pods that an object's selector picks.
        case pods
    }

    /// What must be read to tell whether an object of the type is ready.
    package func companions(of type: GroupVersionKind) -> Companions {
        switch (type.groupVersion.text.text, type.kind.text) {
        case ("apps/v1", "Deployment"): .replicaSets
        case ("apps/v1", "ReplicaSet"), ("v1", "ReplicationController"): .pods
        default: .nothing
        }
    }

    /// Which pods or ReplicaSets belong to an object: all of its namespace where it does not say.
    ///
    /// Mirrors helm pkg/kube wait.go SelectorsForObject.
    package static func selector(of object: LiveObject) throws(ObjectFailure) -> LabelSelector {
        do throws(ObjectFailure) {
            let selector = try object.map.map(at: "spec", "selector") ?? Map()
            let isPlain = object.kind == "ReplicationController"
            return try LabelSelector(isPlain ? Map([(key: "matchLabels", value: .map(selector))]) : selector)
        } catch {
            throw ObjectFailure("invalid label selector: " + error.message)
        }
    }

    /// Whether a live object is ready; those of types without a rule always are.
    ///
    /// - Throws: where it never will be.
    package func isReady(_ object: LiveObject, companions: [LiveObject] = []) throws(ObjectFailure) -> Bool {
        switch (object.apiVersion.text, object.kind.text) {
        case ("v1", "Pod"): return Self.isPodReady(object)
        case ("batch/v1", "Job"): return waitsForJobs ? try isDone(object) : true
        case ("apps/v1", "Deployment"): return isReady(object, replicaSets: companions)
        case ("v1", "PersistentVolumeClaim"): return object.text("status", "phase") == "Bound"
        case ("v1", "Service"): return isServiceReady(object)
        case ("apps/v1", "DaemonSet"): return isDaemonSetReady(object)
        case ("apps/v1", "StatefulSet"): return isStatefulSetReady(object)
        case ("apiextensions.k8s.io/v1", "CustomResourceDefinition"),
            ("apiextensions.k8s.io/v1beta1", "CustomResourceDefinition"):
            return isDefinitionReady(object)
        case ("v1", "ReplicationController"), ("apps/v1", "ReplicaSet"):
            return object.isObserved && companions.allSatisfy(Self.isPodReady)
        default: return true
        }
    }

    private static func isPodReady(_ pod: LiveObject) -> Bool {
        pod.conditions.contains { $0.type == "Ready" && $0.isTrue }
    }

    private func isDone(_ job: LiveObject) throws(ObjectFailure) -> Bool {
        if job.integer("status", "failed") > job.integer("spec", "backoffLimit", default: 6) {
            throw ObjectFailure("job is failed: " + job.namespace + "/" + job.name)
        }
        return job.integer("status", "succeeded") >= job.integer("spec", "completions", default: .min)
    }

    private func isServiceReady(_ service: LiveObject) -> Bool {
        let type = service.text("spec", "type")
        if type == "ExternalName" { return true }
        guard !service.text("spec", "clusterIP").isEmpty else { return false }
        guard type == "LoadBalancer" else { return true }
        let external = (try? service.map.elements(at: "spec", "externalIPs")) ?? []
        return !external.isEmpty || (try? service.map.elements(at: "status", "loadBalancer", "ingress")) != nil
    }

    /// A clash of names counts as ready: it is not this rule's business to fail for it.
    private func isDefinitionReady(_ definition: LiveObject) -> Bool {
        definition.conditions.contains {
            $0.type == "Established" && $0.isTrue || $0.type == "NamesAccepted" && $0.isFalse
        }
    }
}

// MARK: - Workloads

extension LegacyReadiness {
    private func isReady(_ deployment: LiveObject, replicaSets: [LiveObject]) -> Bool {
        if deployment.isTrue("spec", "paused") { return true }
        guard let replicaSet = newReplicaSet(of: deployment, among: replicaSets) else { return false }
        guard replicaSet.isObserved, deployment.isObserved else { return false }
        let wanted = deployment.integer("spec", "replicas", default: 1)
        return replicaSet.integer("status", "readyReplicas") >= wanted &- unavailable(of: deployment, wanted)
    }

    /// How many pods of a Deployment may be missing; mirrors MaxUnavailable and ResolveFenceposts.
    private func unavailable(of deployment: LiveObject, _ wanted: Int64) -> Int64 {
        guard deployment.text("spec", "strategy", "type") == "RollingUpdate", wanted != 0 else { return 0 }
        guard let surge = deployment.share("maxSurge", in: "strategy", of: wanted, roundsUp: true, default: 0),
            let unavailable = deployment.share(
                "maxUnavailable", in: "strategy", of: wanted, roundsUp: false, default: 0)
        else { return 0 }
        return min(surge == 0 && unavailable == 0 ? 1 : unavailable, wanted)
    }

    /// The oldest ReplicaSet of a Deployment with its template; mirrors FindNewReplicaSet.
    private func newReplicaSet(of deployment: LiveObject, among replicaSets: [LiveObject]) -> LiveObject? {
        let template = PodTemplate(deployment)
        return
            replicaSets
            .filter { $0.controller?.uid == deployment.uid && PodTemplate($0) == template }
            .min { ($0.creationTimestamp, $0.name) < ($1.creationTimestamp, $1.name) }
    }

    private func isDaemonSetReady(_ set: LiveObject) -> Bool {
        guard set.isObserved else { return false }
        guard set.text("spec", "updateStrategy", "type") == "RollingUpdate" else { return true }
        let wanted = set.integer("status", "desiredNumberScheduled")
        guard set.integer("status", "updatedNumberScheduled") == wanted else { return false }
        let unavailable = set.share(
            "maxUnavailable", in: "updateStrategy", of: wanted, roundsUp: true, default: wanted)
        return set.integer("status", "numberReady") >= wanted &- (unavailable ?? wanted)
    }

    private func isStatefulSetReady(_ set: LiveObject) -> Bool {
        guard set.isObserved else { return false }
        guard set.text("spec", "updateStrategy", "type") == "RollingUpdate" else { return true }
        let partition = set.integer("spec", "updateStrategy", "rollingUpdate", "partition")
        let wanted = set.integer("spec", "replicas", default: 1)
        guard set.integer("status", "updatedReplicas") >= wanted &- partition,
            set.integer("status", "readyReplicas") == wanted
        else { return false }
        return partition != 0 || set.text("status", "currentRevision") == set.text("status", "updateRevision")
    }
}
