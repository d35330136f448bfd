extension Look {
    /// What a check is at that look which is neither good nor bad.
    var undecided: Verdict? { self == .last ? .inconclusive : nil }
}

extension AnalysisSettings {
    /// How probable a wrong verdict may be at a look.
    func level(at look: Look) -> Double { look == .last ? max(Self.strictLevel, level) : Self.strictLevel }
}
