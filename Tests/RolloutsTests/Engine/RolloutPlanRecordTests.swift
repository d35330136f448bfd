import GoLibrary
import GoTemplate
import Testing

@testable import Rollouts

@Suite("Frozen plans")
struct RolloutPlanRecordTests {
    /// A plan that says something about everything.
    private static let plan = Productpage.plan { plan in
        plan.limit = GoDuration(wrappingSeconds: 86400)
        plan.hasBase = false
        plan.returning.mode = .reverse
        plan.finally = [PlannedStep(name: "tell", kind: .webhook)]
        plan.notices = [.stuck, .started]
        plan.stages[1].begin = BeginWindow(days: [1, 4], opens: 540, closes: 960, location: .utc)
        plan.stages[1].before = [PlannedStep(name: "migrate", kind: .command)]
        plan.stages[1].tests = true
        plan.stages[1].bake = bake
        plan.stages[1].confirm = [ConfirmStep(step: PlannedStep(name: "ask", kind: .webhook))]
        plan.stages[1].approval = approval
        plan.stages[2].onFailure = .stage(1)
        plan.stages[2].onInconclusive = .proceed
        plan.stages[2].onReject = .hold
        plan.stages[2].limit = GoDuration(wrappingSeconds: 3600)
        plan.stages[2].noReturn = true
    }

    private static let bake: PlannedBake = {
        let time = GoDuration(wrappingSeconds: 600)
        var bake = PlannedBake(time: time, checks: CheckTimes(bake: time, interval: GoDuration(wrappingSeconds: 30)))
        bake.during = [DuringStep(step: PlannedStep(name: "load", kind: .webhook), every: time)]
        return bake
    }()

    private static let approval: ApprovalPolicy = {
        var policy = ApprovalPolicy()
        (policy.people, policy.count, policy.notAuthor, policy.needsReason) = (["ann", "ben"], 2, true, true)
        (policy.within, policy.onTimeout, policy.identity) = (GoDuration(wrappingSeconds: 60), .goBack, [.ssh, .ci])
        return policy
    }()

    private func read(_ json: [UInt8]) throws -> RolloutPlan {
        try RolloutPlan(json: json) { $0 == "UTC" ? .utc : nil }
    }

    @Test func aPlanIsReadAsItWasWritten() throws {
        let json = try Self.plan.json
        #expect(GoString(try read(json).json) == GoString(json))
    }

    /// Each change of the plan is seen in what is stored.
    @Test(
        arguments: [
            { $0.limit = nil }, { $0.hasBase = true }, { $0.returning.drain = GoDuration(nanoseconds: 0) },
            { $0.finally[0].ignoresFailure = true }, { $0.notices.remove(.stuck) }, { $0.stages[1].begin = nil },
            { $0.stages[1].bake?.checks?.delay = GoDuration(wrappingSeconds: 1) },
            { $0.stages[1].wait = .init(nanoseconds: 1) },
            { $0.stages[1].bake?.during[0].every = .init(nanoseconds: 1) },
            { $0.stages[1].confirm[0].onTimeout = .goBack },
            { $0.stages[1].approval?.identity = [] }, { $0.stages[2].onFailure = .previous },
            { $0.stages[2].facts["productpage"] = MemberFacts() }, { $0.stages[2].noReturn = false },
        ] as [@Sendable (inout RolloutPlan) -> Void])
    func nothingOfAPlanIsLost(_ change: @Sendable (inout RolloutPlan) -> Void) throws {
        var plan = Self.plan
        change(&plan)
        let (json, original) = (try plan.json, try Self.plan.json)
        #expect(json != original)
        #expect(try read(json).json == json)
    }

    @Test(
        arguments: [
            (#"{"format":2}"#, RolloutRecordError.unknownWord("2", field: "format")),
            (#"{"format":1}"#, .missing(field: "return")), ("7", .notAnObject),
            (#"{"format":1,"stages":[7]}"#, .missing(field: "stages")),
            (#"{"format":1,"stages":[{"name":"a","begin":{"zone":"Mars"}}]}"#, .unknownWord("Mars", field: "zone")),
        ])
    func whatIsNotKnownIsNamed(_ json: String, _ expected: RolloutRecordError) {
        #expect(throws: expected) { try read(Array(json.utf8)) }
    }
}
