import Testing

/// StatefulSets whose pods would find other volumes.
@Suite struct StatefulSetRiskTests {
    private static func set(
        _ name: String, _ claims: String..., namespace: String = "a", container: String = "db",
        policy: String = "Retain"
    ) -> String {
        let claims = claims.map { "{metadata: {name: \($0)}}" }.joined(separator: ", ")
        return "---\n{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: \(name), namespace: \(namespace)}, "
            + "spec: {serviceName: \(name), selector: {matchLabels: {app: \(name)}}, "
            + "persistentVolumeClaimRetentionPolicy: {whenDeleted: \(policy)}, "
            + "template: {metadata: {labels: {app: \(name)}}, spec: {containers: [{name: \(container), image: \(container)}]}}, "
            + "volumeClaimTemplates: [\(claims)]}}\n"
    }

    @Test(arguments: [
        RiskCase.reported("statefulset-renamed", set("db", "data"), set("other", "data")),
        .reported("statefulset-renamed", set("db", "data"), set("db", "data", namespace: "b")),
        .reported("statefulset-renamed", set("db", "data"), set("db", "store")),
        .reported("statefulset-renamed", set("db", "data", "log"), set("db", "data", "logs")),
        .silent("statefulset-renamed", set("db", "data"), set("db", "data", "log")),
        .silent("statefulset-renamed", set("db"), set("other")),
        .silent("statefulset-renamed", set("db", "data"), set("cache", "disk", container: "redis")),
        .silent("statefulset-renamed", set("db", "data"), Sample.object("v1", "ConfigMap", "a", "data: {}")),
        .silent("statefulset-renamed", set("db", "data") + set("b", "data"), set("b", "data")),
        .silent(
            "statefulset-renamed", set("db", "data"),
            set("db", "data").replacing("name: db,", with: "name: db, annotations: {helm.sh/hook: post-upgrade},")),
        .reported("pvc-deleted", set("db", "data", policy: "Delete"), set("other", "data")),
        .silent("pvc-deleted", set("db", "data"), set("other", "data")),
        .silent("pvc-deleted", set("db", "data", policy: "Delete"), set("db", "data")),
    ])
    func volumes(_ risk: RiskCase) { risk.check() }

    @Test func pairedSetsAreReportedToo() {
        let found = risks(Self.set("db", "data"), Self.set("db-new", "data"), findRenames: 0.9)
        let risk = found.first { $0.code == "statefulset-renamed" }
        #expect(risk?.object?.name == "db-new")
        #expect(risk?.message.text.contains("data-db-0") == true)
    }
}
