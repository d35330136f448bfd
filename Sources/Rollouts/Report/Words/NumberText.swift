import GoLibrary
import GoTemplate

/// Numbers as people read them.
package enum NumberText {
    /// `3,120`.
    package static func count(_ number: Int) -> GoString {
        let digits = Array(String(number.magnitude).utf8)
        var text: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(UInt8(ascii: ",")) }
            text.append(digit)
        }
        return GoString(text)
    }

    /// `99.71` of 0.9971: per cent without the sign.
    package static func percent(_ share: Double) -> GoString { share.percentPoints }

    package static func value(_ number: Double) -> GoString { number.shortText }

    /// `12m`, `1h5m`, `45s`: a span of time to the second, without units that are zero.
    package static func span(_ duration: GoDuration) -> GoString {
        let seconds = duration.nanoseconds / 1_000_000_000
        let units: [(Int64, GoString)] = [(86400, "d"), (3600, "h"), (60, "m"), (1, "s")]
        var rest = max(0, seconds)
        var parts: [GoString] = []
        for (size, name) in units {
            if rest / size > 0 { parts.append(GoString("\(rest / size)") + name) }
            rest %= size
        }
        return parts.isEmpty ? "0s" : parts.prefix(2).joined(by: "")
    }
}
