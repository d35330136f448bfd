/// How one kind of metric is judged.
///
/// It is given the instants in their order, so that it comes to the same verdict
/// whenever they were asked for.
protocol CheckRule {
    mutating func take(_ observation: Observation)

    /// What the instants so far say. At a last look there is always a verdict, at others where it is beyond
    /// doubt.
    func judgement(at look: Look) -> Judgement

    /// Nil before there is a number.
    var evidence: Evidence? { get }
}

/// A verdict, if there is one, and why.
struct Judgement: Equatable {
    let verdict: Verdict?
    let reasons: [Reason]

    init(_ verdict: Verdict?, _ reasons: Reason...) {
        self.verdict = verdict
        self.reasons = reasons
    }
}
