import GoLibrary

/// Something that a loop calls at its time.
package final class Timer {
    private let interval: Duration
    private let repeats: Bool
    private let body: () -> Void
    private(set) var time: Deadline
    private(set) var isOver = false

    init(after interval: Duration, repeats: Bool, _ body: @escaping () -> Void) {
        self.interval = interval
        self.repeats = repeats
        self.body = body
        time = Deadline(after: interval)
    }

    /// Nothing is called any more.
    package func cancel() { isOver = true }

    var isDue: Bool { !isOver && time.isOver }

    /// A late call is not made up for.
    func fire() {
        guard !isOver else { return }
        isOver = !repeats
        time = Deadline(after: interval)
        body()
    }
}
