import GoTemplate
import Kubernetes
import Testing

@Suite struct WaitGoalTests {
    private static func key(_ kind: String, _ name: String) -> ObjectKey {
        ObjectKey(
            GroupVersionKind(group: "apps", version: "v1", kind: GoString(kind)), namespace: "shop",
            name: GoString(name))
    }

    private static func statuses(_ words: [ReconciliationStatus]) -> [ObjectStatus] {
        words.map { ObjectStatus($0, "m") }
    }

    @Test(
        arguments: [
            ([], true), ([.current], true), ([.current, .failed], true), ([.current, .inProgress], false),
            ([.unknown], false), ([.notFound, .current], false), ([.terminating], false),
        ] as [([ReconciliationStatus], Bool)])
    func objectsAreReadyOnceNoneGoesOn(_ words: [ReconciliationStatus], _ isReached: Bool) {
        #expect(WaitGoal.ready.isReached(by: Self.statuses(words)) == isReached)
    }

    @Test(
        arguments: [
            ([], true), ([.notFound], true), ([.notFound, .unknown], true), ([.terminating, .notFound], false),
            ([.current], false), ([.failed, .notFound], false),
        ] as [([ReconciliationStatus], Bool)])
    func objectsAreGoneOnceNoneIsLeft(_ words: [ReconciliationStatus], _ isReached: Bool) {
        #expect(WaitGoal.deleted.isReached(by: Self.statuses(words)) == isReached)
    }

    /// The texts that Helm 4.2.3 printed.
    @Test func failuresNameWhatIsNotAsWanted() {
        let web = (key: Self.key("Deployment", "web"), status: ObjectStatus(.inProgress, "Available: 0/1"))
        let done = (key: Self.key("StatefulSet", "db"), status: ObjectStatus(.current, ""))
        let failed = (key: Self.key("Deployment", "api"), status: ObjectStatus(.failed, "Progress deadline exceeded"))
        #expect(WaitGoal.ready.failure([done], isTimedOut: false) == nil)
        #expect(
            WaitGoal.ready.failure([web, done, failed], isTimedOut: true) == """
                resource Deployment/shop/web not ready. status: InProgress, message: Available: 0/1
                resource Deployment/shop/api not ready. status: Failed, message: Progress deadline exceeded
                context deadline exceeded
                """)
        let held = (
            key: Self.key("ConfigMap", "held"), status: ObjectStatus(.terminating, "Resource scheduled for deletion")
        )
        #expect(
            WaitGoal.deleted.failure([held, (Self.key("Job", "gone"), .notFound)], isTimedOut: false)
                == "resource ConfigMap/shop/held still exists. status: Terminating, message: Resource scheduled for deletion"
        )
    }

    @Test func pausedDeploymentsAreLeftOut() {
        func object(_ apiVersion: GoString, isPaused: Bool) -> LiveObject {
            LiveObject(
                Map([
                    (key: "apiVersion", value: .string(apiVersion)), (key: "kind", value: .string("Deployment")),
                    (key: "spec", value: .map(Map([(key: "paused", value: .bool(isPaused))]))),
                ]))
        }
        #expect(object("apps/v1", isPaused: true).isLeftOutOfWaits)
        #expect(!object("apps/v1", isPaused: false).isLeftOutOfWaits)
        #expect(!object("example.com/v1", isPaused: true).isLeftOutOfWaits)
    }

    @Test func statusesOfPodsWithoutANodeChangeByTime() {
        func pod(created: GoString) -> LiveObject {
            let condition = Map([
                (key: "type", value: .string("PodScheduled")), (key: "status", value: .string("False")),
                (key: "reason", value: .string("Unschedulable")),
            ])
            return LiveObject(
                Map([
                    (key: "apiVersion", value: .string("v1")), (key: "kind", value: .string("Pod")),
                    (key: "metadata", value: .map(Map([(key: "creationTimestamp", value: .string(created))]))),
                    (
                        key: "status",
                        value: .map(
                            Map([
                                (key: "phase", value: .string("Pending")),
                                (key: "conditions", value: .list([.map(condition)])),
                            ]))
                    ),
                ]))
        }
        let reader = StatusReader.objects(waitsForJobs: false)
        #expect(reader.changesByTime(pod(created: "2099-01-02T03:04:05Z")))
        #expect(!reader.changesByTime(pod(created: "2020-01-02T03:04:05Z")))
    }
}
