import GoLibrary
import GoTemplate

/// Helm's functions of durations, which it has since 4.3.
///
/// What takes a duration takes a `time.Duration`, a text of `time.ParseDuration`, or seconds as a number or text.
/// Mirrors pkg/engine funcs.go, Duration helpers.
enum DurationFunctions {
    static let functions: [Function] = must + wholeUnits + fractionalUnits + rounding

    private static let must: [Function] = [
        Function("mustToDuration", [.any]) { .duration(try GoDuration(lenient: $0[0])) }
    ]

    private static let wholeUnits: [Function] = [
        ("durationMilliseconds", 1_000_000), ("durationMicroseconds", 1000), ("durationNanoseconds", 1),
    ].map { (name: String, unit: Int64) in
        Function(name, [.any]) { .int64(orZero($0[0]).nanoseconds / unit) }
    }

    private static let fractionalUnits: [Function] = [
        Function("durationSeconds", [.any]) { .float(orZero($0[0]).seconds) },
        Function("durationMinutes", [.any]) { .float(orZero($0[0]).minutes) },
        Function("durationHours", [.any]) { .float(orZero($0[0]).hours) },
        Function("durationDays", [.any]) { .float(orZero($0[0]).hours / 24) },
        Function("durationWeeks", [.any]) { .float(orZero($0[0]).hours / 24 / 7) },
    ]

    /// A unit that is no duration leaves the other one as it is.
    private static let rounding: [Function] = [
        Function("durationRoundTo", [.any, .any]) { .duration(orZero($0[0]).rounded(to: orZero($0[1]))) },
        Function("durationTruncateTo", [.any, .any]) { .duration(orZero($0[0]).truncated(to: orZero($0[1]))) },
    ]

    private static func orZero(_ value: Value) -> GoDuration {
        (try? GoDuration(lenient: value)) ?? GoDuration(nanoseconds: 0)
    }
}

extension GoDuration {
    /// Mirrors asDuration.
    ///
    /// - Throws: `FunctionError` for what is no duration, or none that 64 bits of nanoseconds hold.
    fileprivate init(lenient value: Value) throws(FunctionError) {
        switch value {
        case .string(let text): try self.init(lenient: text)
        case .int(let seconds, _): try self.init(seconds: seconds)
        case .uint(let seconds, _): try self.init(seconds: seconds)
        case .float(let seconds): try self.init(seconds: seconds)
        case .null, .invalid: throw FunctionError("invalid duration")
        case .host(let object): try self.init(lenient: object)
        default: throw Self.unsupported(value)
        }
    }

    private init(lenient object: HostObject) throws(FunctionError) {
        if let duration = object.content as? GoDuration { self = duration; return }
        switch object.content.underlying {
        case .int(let seconds, _)?: try self.init(seconds: seconds)
        case .uint(let seconds, _)?: try self.init(seconds: seconds)
        case .float(let seconds)?: try self.init(seconds: seconds)
        default: throw Self.unsupported(.host(object))
        }
    }

    private init(lenient text: GoString) throws(FunctionError) {
        let trimmed = text.trimmingSpace
        if trimmed.isEmpty { throw FunctionError("empty duration") }
        if let duration = try? GoDuration(parsing: trimmed) { self = duration; return }
        guard let seconds = try? Strconv.parseFloat(trimmed) else {
            throw FunctionError("could not parse duration " + Strconv.quote(text))
        }
        try self.init(seconds: seconds)
    }

    private init(seconds: some BinaryInteger) throws(FunctionError) {
        let (product, overflows) = Int64(clamping: seconds).multipliedReportingOverflow(by: 1_000_000_000)
        if overflows { throw FunctionError("duration seconds overflow: \(seconds)") }
        self.init(nanoseconds: product)
    }

    private init(seconds: Double) throws(FunctionError) {
        let text = GoFormat.describe(.float(seconds))
        guard seconds.isFinite else { throw FunctionError("invalid duration seconds: " + text) }
        let nanoseconds = seconds * 1e9
        guard nanoseconds.magnitude <= 0x1p63 else { throw FunctionError("duration seconds overflow: " + text) }
        // What is 2^63 exactly passes Helm's check, and its conversion on amd64 gives the least number.
        self.init(nanoseconds: Int64(exactly: nanoseconds.rounded(.towardZero)) ?? .min)
    }

    private static func unsupported(_ value: Value) -> FunctionError {
        FunctionError("unsupported duration type " + (value.type?.name ?? "<nil>"))
    }
}
