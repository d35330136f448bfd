import GoLibrary
import GoTemplate
import Rollouts

/// Where numbers of a range lie on an axis.
struct PlotScale {
    let low: Double
    let high: Double
    /// The places of both ends.
    let start: Double
    let end: Double

    /// - Parameter values: all that is to be shown; the range is a little wider.
    init(_ values: [Double], padding: Double = 0, start: Double, end: Double) {
        let finite = values.filter(\.isFinite)
        let (least, most) = (finite.min() ?? 0, finite.max() ?? 1)
        let width = most > least ? most - least : max(most.magnitude * 0.1, 1e-9)
        let isPoint = most <= least
        low = least - (isPoint ? width / 2 : width * padding)
        high = most + (isPoint ? width / 2 : width * padding)
        (self.start, self.end) = (start, end)
    }

    func place(_ value: Double) -> Double {
        let share = (min(max(value, low), high) - low) / (high - low)
        return start + share * (end - start)
    }

    /// Round numbers within the range, so many at most.
    func ticks(_ most: Int) -> [Double] {
        let step = Self.step(atLeast: (high - low) / Double(max(1, most)))
        let first = (low / step).rounded(.up)
        return (0...most).map { (first + Double($0)) * step }.filter { $0 <= high }
    }

    /// 1, 2 or 5 times a power of ten.
    private static func step(atLeast size: Double) -> Double {
        var power = 1.0
        while power > size { power /= 10 }
        while power * 10 <= size { power *= 10 }
        return [1, 2, 5, 10].map { $0 * power }.first { $0 >= size } ?? power
    }
}

/// Times on an axis.
struct TimeScale {
    private let scale: PlotScale
    private let begin: Instant
    private let end: Instant

    init(_ begin: Instant, _ end: Instant, start: Double, width: Double) {
        (self.begin, self.end) = (begin, max(end, begin.adding(GoDuration(wrappingSeconds: 1))))
        let seconds = self.end.since(begin).seconds
        scale = PlotScale([0, seconds], start: start, end: start + width)
    }

    func place(_ time: Instant) -> Double { scale.place(time.since(begin).seconds) }

    private static let steps: [Int64] = [
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172_800, 604_800,
    ]

    /// Round times within, so many at most, with their texts.
    func ticks(_ most: Int64) -> [(time: Instant, text: GoString)] {
        let seconds = Int64(end.since(begin).seconds)
        let step = Self.steps.first { seconds / $0 <= most } ?? seconds / most
        let first = (begin.milliseconds / 1000 + step - 1) / step * step
        let layout: GoString = step >= 86400 ? "2 Jan" : step >= 60 ? "15:04" : "15:04:05"
        return (0...most).map { Instant(milliseconds: (first + $0 * step) * 1000) }.filter { $0 <= end }.map {
            ($0, $0.time(in: .utc).formatted(layout))
        }
    }
}
