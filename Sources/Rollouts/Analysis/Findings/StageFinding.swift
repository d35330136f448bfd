/// What came of the checks of a stage.
package struct StageFinding: Equatable, Sendable {
    /// Those that decide, and those that are only shown.
    package let deciding: [Finding]
    package let advisory: [Finding]

    package init(deciding: [Finding], advisory: [Finding] = []) {
        self.deciding = deciding
        self.advisory = advisory
    }

    /// The worst of the checks that decide; nil while one is open and none has failed.
    package var verdict: Verdict? {
        let known = deciding.compactMap(\.verdict)
        if known.contains(.failed) { return .failed }
        return known.count < deciding.count ? nil : Verdict.worst(of: known)
    }
}
