import GoTemplate

/// The lenient conversions of spf13/cast that Sprig's number functions apply to their arguments; failures give 0.
package enum Conversion {
    /// `cast.ToInt64`: numbers are truncated, strings read as Go integer literals, true is 1, anything else 0.
    package static func toInt64(_ value: Value) -> Int64 {
        switch value {
        case .int(let number, _): number
        case .uint(let number, _): Int64(bitPattern: number)
        case .float(let number): truncate(number)
        case .string(let text): (try? Strconv.parseInt(removeZeroFraction(text), base: 0)) ?? 0
        case .bool(let flag): flag ? 1 : 0
        case .host(let object): calendarNumber(object) ?? 0
        case .invalid, .null, .complex, .list, .map: 0
        }
    }

    /// `cast.ToInt`, which converts as `toInt64` does.
    package static func toInt(_ value: Value) -> Int { Int(toInt64(value)) }

    /// `cast.ToFloat64`: as `toInt64`, but strings are read as Go floats.
    package static func toFloat64(_ value: Value) -> Double {
        switch value {
        case .int(let number, _): Double(number)
        case .uint(let number, _): Double(number)
        case .float(let number): number
        case .string(let text): (try? Strconv.parseFloat(text)) ?? 0
        case .bool(let flag): flag ? 1 : 0
        case .host(let object): Double(calendarNumber(object) ?? 0)
        case .invalid, .null, .complex, .list, .map: 0
        }
    }

    /// Go's `int64(number)` on amd64: NaN and what is out of range give the smallest integer.
    package static func truncate(_ number: Double) -> Int64 {
        Int64(exactly: number.rounded(.towardZero)) ?? .min
    }

    /// Of all named numbers cast knows only these two; a `time.Duration` is 0 to it.
    private static func calendarNumber(_ object: HostObject) -> Int64? {
        guard ["time.Month", "time.Weekday"].contains(object.type.name),
            case .int(let number, _)? = object.content.underlying
        else { return nil }
        return number
    }

    /// Cuts `.0`, `.00` and so on off a number.
    ///
    /// Mirrors cast caste.go trimZeroDecimal, which also passes over points at the very end.
    private static func removeZeroFraction(_ text: GoString) -> GoString {
        var sawZero = false
        for (index, byte) in text.bytes.enumerated().reversed() {
            switch byte {
            case UInt8(ascii: "0"): sawZero = true
            case UInt8(ascii: "."): if sawZero { return GoString(text.bytes[..<index]) }
            default: return text
            }
        }
        return text
    }
}
