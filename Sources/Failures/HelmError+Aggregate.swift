import GoTemplate

extension HelmError {
    /// Several failures as one, in brackets; mirrors apimachinery's `util/errors.NewAggregate`.
    ///
    /// What is said several times is said once, and a single failure stands without brackets.
    package init(aggregate failures: [HelmError]) {
        var messages: [GoString] = []
        for failure in failures where !messages.contains(failure.message) { messages.append(failure.message) }
        let text = messages.joined(by: ", ")
        self.init(messages.count == 1 ? text : "[" + text + "]")
    }
}
