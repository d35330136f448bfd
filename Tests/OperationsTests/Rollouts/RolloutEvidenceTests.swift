import Failures
import GoTemplate
import Kubernetes
import Releases
import Rollouts
import Testing

@testable import Operations

/// Who answers a gate, as far as servers know.
@Suite struct RolloutEvidenceTests {
    private let cluster = FakeCluster()

    private func scope() throws -> OperationScope {
        OperationScope(
            store: MemoryStore(), cluster: cluster, requester: Requester(user: "ann", host: "here"), log: Log())
    }

    private func evidence(_ wanted: Set<IdentitySource>, _ warn: (GoString) -> Void = { _ in }) throws -> [String] {
        try scope().evidence([:], wanted: wanted, warn: warn).map { "\($0.source) \($0.name)" }
    }

    @Test func serversAreAskedWhereTheirWordCounts() throws {
        cluster.requester = "ann@shop.example"
        #expect(try evidence([]) == ["login ann"])
        #expect(try evidence([.ssh, .login]) == ["login ann"])
        #expect(cluster.requesterQuestions == 0)
        #expect(try evidence([.cluster, .database]) == ["cluster ann@shop.example", "login ann"])
    }

    @Test func whyAServerDoesNotSayIsTold() throws {
        cluster.alsoFailing = [.requester]
        var warnings: [GoString] = []
        #expect(try evidence([.cluster]) { warnings.append($0) } == ["login ann"])
        #expect(warnings == ["warning: the cluster does not say who asks: refused"])
    }

    @Test func theServerTellsWhoItTakesTheAccountFor() throws {
        let server = try ModelServer()
        let cluster = KubernetesCluster(try server.connection(), log: Log())
        // The model answers with what it was sent, which has no status.
        #expect(try cluster.requesterName() == nil)
        #expect(server.requests == ["POST /apis/authentication.k8s.io/v1/selfsubjectreviews"])
        server.refuse("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", 403, "Forbidden", "not you")
        #expect(throws: ClusterFailure.self) { try cluster.requesterName() }
    }

    @Test(arguments: [("ann@shop.example", "ann@shop.example"), ("system:anonymous", nil), ("", nil)])
    func namesAreTakenFromTheReview(_ name: String, _ expected: String?) throws {
        let server = try ModelServer()
        server.answer(
            "POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews",
            #"{"kind":"SelfSubjectReview","status":{"userInfo":{"username":"\#(name)","groups":["a"]}}}"#)
        let cluster = KubernetesCluster(try server.connection(), log: Log())
        #expect(try cluster.requesterName()?.text == expected)
    }

    @Test func aPlanKnowsWhatItsGatesCount() throws {
        var policy = ApprovalPolicy()
        policy.identity = [.cluster]
        let fixture = try RolloutFixture()
        let rollout = try fixture.start { $0.stages[1].approval = policy }
        #expect(rollout.frozen.plan.wantedIdentities == [.cluster])
        #expect(try rollout.wantedIdentities() == [])
        try fixture.drive(rollout)
        #expect(try rollout.wantedIdentities() == [.cluster])
        let answer = { try RolloutRequest(rollout, by: $0).answer(isApproval: true, by: [$0], reason: "") }
        #expect(throws: RolloutFailure.self) { try answer(Actor(name: "ann", source: .ci)) }
        #expect(try answer(Actor(name: "ann", source: .cluster)).current?.answers.count == 1)
    }
}
