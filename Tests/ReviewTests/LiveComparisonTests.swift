import Codecs
import Diffing
import GoTemplate
import Kubernetes
import Operations
import Testing

@testable import Review

/// Comparisons of live objects with what a change would make of them.
struct LiveComparisonTests {
    private static let key = ObjectKey(
        GroupVersionKind(group: "apps", version: "v1", kind: "Deployment"), namespace: "shop", name: "web")

    /// A Deployment; `owner` is who set its replicas besides Helm.
    private static func object(
        replicas: Int?, image: String = "web:84", owner: String = "", subresource: String = ""
    ) throws -> LiveObject {
        let managers =
            owner.isEmpty
            ? ""
            : #", "managedFields": [{"manager": "\#(owner)", "operation": "Update", "time": "2026-11-30T08:00:00Z", "#
                + #""subresource": "\#(subresource)", "fieldsV1": {"f:spec": {"f:replicas": {}}}}]"#
        let scale = replicas.map { #""replicas": \#($0), "# } ?? ""
        let text = """
            {"apiVersion": "apps/v1", "kind": "Deployment",
             "metadata": {"name": "web", "namespace": "shop", "resourceVersion": "7"\(managers)},
             "spec": {\(scale)"template": {"spec": {"containers": [{"name": "app", "image": "\(image)"}]}}},
             "status": {"replicas": 1}}
            """
        guard case .map(let map) = try JSON.decode(Array(text.utf8)) else { throw ReviewFailure("no map") }
        return LiveObject(map)
    }

    private static func side(_ object: LiveObject?) throws -> any Side {
        let documents = try [object].compactMap(\.self).map {
            DiffDocument(content: GoString(try YAML.encode(.map($0.declaration.map))), source: "web/templates/web.yaml")
        }
        return ManifestSide(name: "release web, revision 1", namespace: "shop", documents: documents)
    }

    private func report(
        recorded: LiveObject?, live: LiveObject?, new: LiveObject?, isDrift: Bool = false,
        _ complete: (inout ForeseenObject) -> Void = { _ in }
    ) throws -> DiffReport {
        let action: ApplyPlan.Step.Action = new == nil ? .delete : live == nil ? .create : .update
        var foreseen = ForeseenObject(Self.key, action, live: live, result: new)
        complete(&foreseen)
        let comparison = try LiveComparison(
            Comparison(), [foreseen], namespace: "shop", recorded: recorded.map { try Self.side($0) })
        return try isDrift ? comparison.drift(from: "the record") : comparison.change(named: "the chart")
    }

    private func causes(_ report: DiffReport) -> [String] {
        report.objects.flatMap { object in
            object.changes.map { "\($0.path.text.text): \($0.cause?.text.text ?? "")" }
                + (object.cause.map { ["\(object.kind.rawValue): \($0.text.text)"] } ?? [])
        }
    }

    private static let setByHand = "set in the cluster by kubectl-edit at 2026-11-30T08:00:00Z"

    @Test(
        arguments: [
            (2, 2, 3, ["spec.replicas: "]), (2, 2, 2, []),
            (2, 5, 2, ["spec.replicas: \(setByHand)"]), (2, 5, 3, ["spec.replicas: \(setByHand) (recorded: 2)"]),
            (2, 5, 5, []), (nil, 5, 3, ["spec.replicas: \(setByHand)"]),
            (2, nil, 2, ["spec.replicas: not in the cluster as it was recorded"]),
            (2, nil, 3, ["spec.replicas: not in the cluster as it was recorded (recorded: 2)"]),
            (nil, nil, 3, ["spec.replicas: "]),
        ] as [(Int?, Int?, Int?, [String])])
    func `Recorded, live and new tell who changed what`(
        recorded: Int?, live: Int?, new: Int?, expected: [String]
    ) throws {
        let owner = live == recorded || live == nil ? "" : "kubectl-edit"
        let report = try report(
            recorded: Self.object(replicas: recorded), live: Self.object(replicas: live, owner: owner),
            new: Self.object(replicas: new))
        #expect(causes(report) == expected)
    }

    @Test func `What was deleted by hand comes again`() throws {
        let web = try Self.object(replicas: 2)
        #expect(
            causes(try report(recorded: web, live: nil, new: web)) == ["added: not in the cluster as it was recorded"])
        #expect(causes(try report(recorded: nil, live: nil, new: web)).isEmpty)
        #expect(causes(try report(recorded: web, live: web, new: nil)).isEmpty)
    }

    @Test func `Drift leads from the record to the cluster`() throws {
        let web = try Self.object(replicas: 2)
        let changed = try Self.object(replicas: 5, image: "web:85", owner: "kubectl-edit")
        let report = try report(recorded: web, live: changed, new: web, isDrift: true)
        #expect(
            causes(report) == [
                "spec.replicas: \(Self.setByHand)",
                "spec.template.spec.containers[name=app].image: not in the cluster as it was recorded",
            ])
        #expect(report.objects.first?.changes.first?.new?.text == "5")
        #expect(
            causes(try self.report(recorded: web, live: nil, new: web, isDrift: true)).first?.hasPrefix("removed: ")
                == true)
        #expect(try self.report(recorded: web, live: web, new: web, isDrift: true).objects.isEmpty)
    }

    @Test(arguments: [
        ("kube-controller-manager", "scale", true), ("kubectl", "scale", false), ("kube-controller-manager", "", false),
    ])
    func `Replicas of an autoscaler are noise`(owner: String, subresource: String, isNoise: Bool) throws {
        let report = try report(
            recorded: Self.object(replicas: 2), live: Self.object(replicas: 5, owner: owner, subresource: subresource),
            new: Self.object(replicas: 2))
        #expect(report.objects.first?.changes.map(\.noise) == [isNoise ? .autoscaled : nil])
    }

    @Test func `Conflicts and refusals are risks`() throws {
        let (two, three) = (try Self.object(replicas: 2), try Self.object(replicas: 3))
        let report = try report(recorded: two, live: two, new: three) {
            $0.conflicts = [FieldConflict(field: ".spec.replicas", reason: "conflict with \"kubectl\" using apps/v1")]
            $0.refusal = "admission webhook denied the request"
        }
        #expect(
            report.risks.map { "\($0.code) \($0.severity.rawValue) \($0.object?.text.text ?? ""): \($0.message.text)" }
                == [
                    "field-conflict high Deployment shop/web: .spec.replicas: conflict with \"kubectl\" using apps/v1",
                    "refused-object high Deployment shop/web: admission webhook denied the request",
                ])
    }

    /// Nobody tells the comparison that this kind has no namespace.
    @Test func `Custom kinds of the whole cluster have owners, too`() throws {
        func gateway(_ name: String, owner: String) throws -> LiveObject {
            let text = """
                {"apiVersion": "example.com/v1", "kind": "Wall", "metadata": {"name": "w", "managedFields": [
                 {"manager": "\(owner)", "operation": "Update", "fieldsV1": {"f:spec": {"f:a": {}}}}]},
                 "spec": {"a": "\(name)"}}
                """
            guard case .map(let map) = try JSON.decode(Array(text.utf8)) else { throw ReviewFailure("no map") }
            return LiveObject(map)
        }
        let (old, new) = (try gateway("one", owner: "helm"), try gateway("two", owner: "kubectl-edit"))
        let foreseen = ForeseenObject(new.key, .update, live: new, result: old)
        let comparison = try LiveComparison(Comparison(), [foreseen], namespace: "shop", recorded: Self.side(old))
        let report = try comparison.change(named: "the chart")
        #expect(causes(report) == ["spec.a: set in the cluster by kubectl-edit"])
        #expect(report.objects.first?.new?.source == "web/templates/web.yaml")
    }

    @Test func `What the server does not foresee is told`() throws {
        let two = try Self.object(replicas: 2)
        var foreseen = ForeseenObject(Self.key, .update, live: two, result: two)
        foreseen.uncertainty = "forbidden"
        let comparison = try LiveComparison(Comparison(), [foreseen], namespace: "shop", recorded: Self.side(two))
        #expect(
            comparison.uncertainties == [
                "Deployment shop/web is compared by its manifest alone, the server does not foresee it: forbidden"
            ])
    }
}
