import GoLibrary
import GoTemplate

/// Sprig's date functions (date.go).
enum DateFunctions {
    static let functions: [Function] = formatting + modification + parsing + durations
}

extension DateFunctions {
    private static let formatting: [Function] =
        [
            Function("now", [], trait: .random) { _ in .time(.now()) },
            Function("date", [.string, .any], trait: .random) { arguments in
                .string(format(arguments[1], layout: arguments.string(0), zone: "Local"))
            },
            Function("htmlDate", [.any], trait: .random) { arguments in
                .string(format(arguments[0], layout: htmlLayout, zone: "Local"))
            },
            Function("htmlDateInZone", [.any, .string], trait: .random) { arguments in
                .string(format(arguments[0], layout: htmlLayout, zone: arguments.string(1)))
            },
            Function("unixEpoch", [.time]) { arguments in .string("\(arguments.time(0).unixSeconds)") },
        ]
        + ["dateInZone", "date_in_zone"].map { name in
            Function(name, [.string, .any, .string], trait: .random) { arguments in
                .string(format(arguments[1], layout: arguments.string(0), zone: arguments.string(2)))
            }
        }

    /// The layout of `<input type="date">`.
    private static let htmlLayout: GoString = "2006-01-02"

    /// An unknown zone counts as UTC.
    private static func format(_ value: Value, layout: GoString, zone: GoString) -> GoString {
        time(of: value, acceptsInt32: true).in(GoLocation.load(zone) ?? .utc).formatted(layout)
    }

    /// A time, or seconds since 1970 as one of three integer types; anything else is the current time.
    private static func time(of value: Value, acceptsInt32: Bool) -> GoTime {
        switch value {
        case .int(let seconds, .int), .int(let seconds, .int64): GoTime(unixSeconds: seconds)
        case .int(let seconds, .int32) where acceptsInt32: GoTime(unixSeconds: seconds)
        default: value.goTime ?? .now()
        }
    }
}

extension DateFunctions {
    private static let modification: [Function] =
        ["dateModify", "date_modify"].map { name in
            Function(name, [.string, .time]) { arguments in
                guard let duration = try? GoDuration(parsing: arguments.string(0)) else {
                    return .time(arguments.time(1))
                }
                return .time(arguments.time(1).adding(duration))
            }
        }
        + ["mustDateModify", "must_date_modify"].map { name in
            Function(name, [.string, .time]) { arguments in
                .time(arguments.time(1).adding(try GoDuration(parsing: arguments.string(0))))
            }
        }

    private static let parsing: [Function] = [
        Function("toDate", [.string, .string]) { arguments in
            .time((try? GoTime(parsing: arguments.string(1), layout: arguments.string(0))) ?? .zero)
        },
        Function("mustToDate", [.string, .string]) { arguments in
            .time(try GoTime(parsing: arguments.string(1), layout: arguments.string(0)))
        },
    ]
}

extension DateFunctions {
    private static let durations: [Function] = [
        Function("ago", [.any], trait: .random) { arguments in
            let second = GoDuration(wrappingSeconds: 1)
            return .string(time(of: arguments[0], acceptsInt32: false).elapsed.rounded(to: second).text)
        },
        Function("duration", [.any]) { arguments in .string(duration(seconds: arguments[0]).text) },
        Function("durationRound", [.any], trait: .random) { arguments in .string(roundedText(span(arguments[0]))) },
    ]

    /// Seconds as an int64 or as text; an `int` literal is neither and gives zero.
    private static func duration(seconds value: Value) -> GoDuration {
        switch value {
        case .string(let text): GoDuration(wrappingSeconds: Strconv.parseIntClamping(text, base: 10))
        case .int(let seconds, .int64): GoDuration(wrappingSeconds: seconds)
        default: GoDuration(nanoseconds: 0)
        }
    }

    /// A duration as text, nanoseconds as an int64, or the time since an instant; zero for anything else.
    private static func span(_ value: Value) -> GoDuration {
        switch value {
        case .string(let text): (try? GoDuration(parsing: text)) ?? GoDuration(nanoseconds: 0)
        case .int(let nanoseconds, .int64): GoDuration(nanoseconds: nanoseconds)
        default: value.goTime?.elapsed ?? GoDuration(nanoseconds: 0)
        }
    }

    /// The number of the largest units that the duration is more than one of, without its sign: `61m` is `1h`.
    private static func roundedText(_ duration: GoDuration) -> String {
        let hour: UInt64 = 3_600_000_000_000
        let units: [(name: String, nanoseconds: UInt64)] = [
            ("y", hour * 24 * 365), ("mo", hour * 24 * 30), ("d", hour * 24), ("h", hour), ("m", hour / 60),
            ("s", hour / 3600),
        ]
        let magnitude = duration.nanoseconds.magnitude
        guard let unit = units.first(where: { magnitude > $0.nanoseconds }) else { return "0s" }
        return "\(magnitude / unit.nanoseconds)\(unit.name)"
    }
}
