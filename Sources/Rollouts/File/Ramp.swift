import GoTemplate

/// A row of stages with growing traffic.
struct Ramp {
    /// How many stages a row may have.
    private static let maximumCount = 1000

    /// The canary's share at each, in order.
    let weights: [Int]

    /// - Returns: nil where a stage is no row.
    init?(_ document: StagesDocument, at path: ValuePath) throws(StagesFileError) {
        guard let value = document.value(at: path), !value.isNil else { return nil }
        let from = document.integer(at: path.key("from")) ?? 0
        let to = document.integer(at: path.key("to")) ?? 0
        let by = document.integer(at: path.key("by")) ?? 1
        guard from <= to else { throw document.failure("`from` must not be above `to`", at: path) }
        guard (to - from) / by < Self.maximumCount else {
            throw document.failure(GoString("these would be more than \(Self.maximumCount) stages"), at: path)
        }
        let weights = Array(stride(from: from, through: to, by: by))
        self.weights = weights.last == to ? weights : weights + [to]
    }
}
