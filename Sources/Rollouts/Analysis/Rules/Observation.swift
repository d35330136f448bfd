/// What is known of one instant: answers that are no errors.
struct Observation: Equatable {
    let canary: Reading
    /// Of the side that the canary is held against.
    let reference: Reading?

    init(_ canary: Reading, reference: Reading? = nil) {
        self.canary = canary
        self.reference = reference
    }
}
