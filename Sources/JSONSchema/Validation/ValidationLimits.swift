import GoTemplate

/// What checking one schema and the values it is for may cost, whatever they are.
final class ValidationLimits {
    private let lowestStackAddress = StackGuard.limit
    private var remainingSteps: Int
    private var remainingErrors = 1_000_000

    init(steps: Int) {
        self.remainingSteps = steps
    }

    /// Counts one application of a schema.
    func step() throws(SchemaFailure) {
        guard StackGuard.depth > lowestStackAddress else { throw .tooDeep }
        remainingSteps -= 1
        guard remainingSteps > 0 && remainingErrors > 0 else { throw .tooLong }
    }

    /// Counts an error that is kept; the next step throws where there are too many.
    func keepError() { remainingErrors -= 1 }
}
