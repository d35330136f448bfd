import Diffing
import GoTemplate
import Kubernetes
import Review

/// What a plan says of one stage as fields of JSON.
struct PlanOutlineDocument {
    let outlook: StageOutlook

    /// Adds the fields to those of the stage; times are in seconds.
    func write(to head: Map) {
        head["passes"] = Self.value(of: outlook.passes)
        head["hooks"] = .texts(outlook.hooks.map(\.text))
        head["leastSeconds"] = .float(Double(outlook.leastTime.nanoseconds) / 1e9)
        if outlook.waiting != .none { head["waitsForPerson"] = waiting }
        head["proofs"] = .list(outlook.proofs.map(Self.value))
        head["findings"] = .list(outlook.findings.map(Self.value))
        head["wayBack"] = .list(
            outlook.wayBack.map { step in
                .map(Map([("to", .string(step.name)), ("passes", Self.value(of: step.passes))]))
            })
    }

    /// The seconds; nil where there is no limit.
    private var waiting: Value {
        guard case .limited(let time) = outlook.waiting else { return .null }
        return .float(Double(time.nanoseconds) / 1e9)
    }

    private static func value(of steps: [StepPasses]) -> Value {
        .list(
            steps.map { step in
                let passes = Map([(key: "release", value: .string(step.member))])
                for pass in ApplyPass.allCases {
                    passes[GoString(pass.rawValue)] = .texts((step.objects[pass] ?? []).map(\.text))
                }
                passes["drains"] = .bool(step.drains)
                return .map(passes)
            })
    }

    private static func value(of check: CheckProof) -> Value {
        let proof = Map([
            ("check", .string(check.metric)), ("bound", .float(check.proof.bound)),
            ("confidence", .float(check.proof.confidence)), ("minimum", .int(check.minimum)),
        ])
        if let requests = check.requests { proof["requests"] = .int(requests) }
        if let rate = check.rate { proof["requestsPerSecond"] = .float(rate) }
        return .map(proof)
    }

    private static func value(of finding: PlanFinding) -> Value {
        .map(
            Map([
                ("code", .string(finding.code.rawValue)), ("severity", .string(finding.code.severity.rawValue)),
                ("message", .string(finding.message)),
            ]))
    }
}
