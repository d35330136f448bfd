import GoTemplate

/// Go's `time.Duration`: a span of time in nanoseconds, up to about 290 years.
package struct GoDuration: Hashable, Sendable {
    package let nanoseconds: Int64

    package init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// A number of seconds; like Go's multiplication it wraps around.
    package init(wrappingSeconds seconds: Int64) {
        self.nanoseconds = seconds &* 1_000_000_000
    }

    static let microsecond: Int64 = 1000
    static let millisecond: Int64 = 1_000_000
    static let second: Int64 = 1_000_000_000
    static let minute: Int64 = 60 * second
    static let hour: Int64 = 60 * minute
}

// MARK: - Units and rounding

extension GoDuration {
    package var seconds: Double { inUnits(of: Self.second) }
    package var minutes: Double { inUnits(of: Self.minute) }
    package var hours: Double { inUnits(of: Self.hour) }

    private func inUnits(of unit: Int64) -> Double {
        Double(nanoseconds / unit) + Double(nanoseconds % unit) / Double(unit)
    }

    /// The size without the sign; the most negative duration becomes the largest.
    package var magnitude: GoDuration {
        GoDuration(nanoseconds: Int64(clamping: nanoseconds.magnitude))
    }

    package func truncated(to unit: GoDuration) -> GoDuration {
        guard unit.nanoseconds > 0 else { return self }
        return GoDuration(nanoseconds: nanoseconds - nanoseconds % unit.nanoseconds)
    }

    /// The nearest multiple of `unit`; halves go away from zero, and what would overflow stops at the end.
    package func rounded(to unit: GoDuration) -> GoDuration {
        guard unit.nanoseconds > 0 else { return self }
        let remainder = nanoseconds % unit.nanoseconds
        let isBelowHalf = remainder.magnitude * 2 < unit.nanoseconds.magnitude
        if isBelowHalf { return GoDuration(nanoseconds: nanoseconds - remainder) }
        let step = nanoseconds < 0 ? -unit.nanoseconds : unit.nanoseconds
        let (rounded, overflow) = (nanoseconds - remainder).addingReportingOverflow(step)
        if overflow { return GoDuration(nanoseconds: nanoseconds < 0 ? .min : .max) }
        return GoDuration(nanoseconds: rounded)
    }
}

// MARK: - Text

extension GoDuration {
    /// Go's `String()`: `1h2m3.5s`; below a second in the largest unit that fits, as `1.5µs`.
    package var text: GoString {
        let magnitude = nanoseconds.magnitude
        var result = nanoseconds < 0 ? "-" : ""
        switch magnitude {
        case 0: result += "0s"
        case ..<1000: result += "\(magnitude)ns"
        case ..<1_000_000: result += Self.decimal(magnitude, fractionDigits: 3) + "µs"
        case ..<1_000_000_000: result += Self.decimal(magnitude, fractionDigits: 6) + "ms"
        default: result += Self.clock(magnitude)
        }
        return GoString(result)
    }

    private static func clock(_ magnitude: UInt64) -> String {
        let minutes = magnitude / UInt64(minute)
        let seconds = decimal(magnitude % UInt64(minute), fractionDigits: 9) + "s"
        if minutes == 0 { return seconds }
        let hours = minutes / 60
        return (hours > 0 ? "\(hours)h" : "") + "\(minutes % 60)m" + seconds
    }

    /// `number` with its last digits as a fraction, which loses its trailing zeros.
    private static func decimal(_ number: UInt64, fractionDigits: Int) -> String {
        var fraction: [UInt8] = []
        var rest = number
        for _ in 0..<fractionDigits {
            let digit = UInt8(rest % 10)
            if digit != 0 || !fraction.isEmpty { fraction.append(UInt8(ascii: "0") + digit) }
            rest /= 10
        }
        guard !fraction.isEmpty else { return "\(rest)" }
        return "\(rest)." + String(decoding: fraction.reversed(), as: UTF8.self)
    }
}
