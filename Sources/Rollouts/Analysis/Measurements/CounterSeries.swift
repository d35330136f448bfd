/// The samples of one series of a counter, as a provider scraped them.
package struct CounterSeries: Equatable, Sendable {
    package struct Sample: Equatable, Sendable {
        /// In seconds since 1970.
        package let time: Double
        package let value: Double

        package init(time: Double, value: Double) {
            self.time = time
            self.value = value
        }
    }

    /// By time.
    package let samples: [Sample]

    /// - Parameter samples: in any order; what is not finite counts for nothing.
    package init(_ samples: [Sample]) {
        self.samples =
            samples.filter { $0.time.isFinite && $0.value.isFinite }.sorted { $0.time < $1.time }
    }
}

extension CounterSeries {
    /// By how much it grew after `start`, up to and including `end`.
    ///
    /// A series without a sample up to `start` was born within and counts from 0, so samples must be asked
    /// for from a little before: without those, a series that has been there for long counts with all that it
    /// ever counted. A counter that falls began anew at 0. Windows that touch neither lose a request nor
    /// count one twice.
    package func increase(after start: Double, through end: Double) -> Double {
        let before = samples.last { $0.time <= start }?.value ?? 0
        let within = samples.filter { $0.time > start && $0.time <= end }.map(\.value)
        return zip([before] + within, within).reduce(0) { $0 + Self.step(from: $1.0, to: $1.1) }
    }

    private static func step(from earlier: Double, to later: Double) -> Double {
        later < earlier ? later : later - earlier
    }
}

extension Sequence<CounterSeries> {
    /// By how much they grew together; nil where no series has a sample within, which is no data.
    package func increase(after start: Double, through end: Double) -> Double? {
        let counted = filter { $0.samples.contains { $0.time > start && $0.time <= end } }
        guard !counted.isEmpty else { return nil }
        return counted.reduce(0) { $0 + $1.increase(after: start, through: end) }
    }
}
