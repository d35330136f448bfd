import GoTemplate

extension GoTime {
    /// The layout that `time.RFC3339Nano` names; JSON, TOML and YAML write times in it.
    package static let rfc3339NanoLayout: GoString = "2006-01-02T15:04:05.999999999Z07:00"

    /// The time in Go's RFC3339Nano layout.
    package var rfc3339Nano: GoString { formatted(Self.rfc3339NanoLayout) }

    /// Go's `Format`.
    package func formatted(_ layout: GoString) -> GoString {
        let parts = parts
        var result: [UInt8] = []
        result.reserveCapacity(layout.count + 10)
        var scanner = TimeLayout(layout)
        while true {
            let chunk = scanner.takeChunk()
            result += chunk.prefix
            guard let element = chunk.element else { return GoString(result) }
            append(element, parts, to: &result)
        }
    }

    /// Go's `String()`: date, time, offset and zone, and the monotonic reading where there is one.
    package var text: GoString {
        formatted("2006-01-02 15:04:05.999999999 -0700 MST") + GoString(monotonicText)
    }

    private var monotonicText: String {
        guard let monotonic else { return "" }
        var fraction: [UInt8] = []
        fraction.append(number: Int(monotonic.magnitude % 1_000_000_000), width: 9)
        let sign = monotonic < 0 ? "-" : "+"
        return " m=\(sign)\(monotonic.magnitude / 1_000_000_000)." + String(decoding: fraction, as: UTF8.self)
    }

    private func append(_ element: TimeLayout.Element, _ parts: LocalParts, to result: inout [UInt8]) {
        let date = parts.date
        switch element {
        case .longMonth: result += CalendarNumber.months[date.month - 1].utf8
        case .shortMonth: result += CalendarNumber.months[date.month - 1].utf8.prefix(3)
        case .month: result.append(number: date.month)
        case .zeroMonth: result.append(number: date.month, width: 2)
        case .longWeekday: result += CalendarNumber.weekdays[weekday].utf8
        case .shortWeekday:
            result += CalendarNumber.weekdays[weekday].utf8.prefix(3)
        case .day: result.append(number: date.day)
        case .spaceDay: result.append(padded: date.day, width: 2)
        case .zeroDay: result.append(number: date.day, width: 2)
        case .spaceYearDay: result.append(padded: date.dayOfYear, width: 3)
        case .zeroYearDay: result.append(number: date.dayOfYear, width: 3)
        case .hour: result.append(number: parts.hour, width: 2)
        case .hour12: result.append(number: Self.hourOfHalfDay(parts.hour))
        case .zeroHour12: result.append(number: Self.hourOfHalfDay(parts.hour), width: 2)
        case .minute: result.append(number: parts.minute)
        case .zeroMinute: result.append(number: parts.minute, width: 2)
        case .second: result.append(number: parts.second)
        case .zeroSecond: result.append(number: parts.second, width: 2)
        case .longYear: result.append(number: date.year, width: 4)
        case .year: result.append(number: abs(date.year) % 100, width: 2)
        case .upperMeridiem: result += (parts.hour >= 12 ? "PM" : "AM").utf8
        case .lowerMeridiem: result += (parts.hour >= 12 ? "pm" : "am").utf8
        case .zoneName: result.append(nameOf: parts.zone)
        case .zoneOffset(let style): result.append(offset: parts.zone.offset, style)
        case .fraction(let style): result.append(nanosecond: nanosecond, style)
        }
    }

    private static func hourOfHalfDay(_ hour: Int) -> Int { hour % 12 == 0 ? 12 : hour % 12 }
}

extension [UInt8] {
    fileprivate mutating func append(padded number: Int, width: Int) {
        let digits = String(number).utf8
        append(contentsOf: repeatElement(UInt8(ascii: " "), count: Swift.max(0, width - digits.count)))
        append(contentsOf: digits)
    }

    /// A zone without a name shows its offset.
    fileprivate mutating func append(nameOf zone: GoLocation.Zone) {
        if zone.name.isEmpty {
            append(offset: zone.offset, .init(usesZ: false, hasColons: false, precision: .minutes))
        } else {
            append(contentsOf: zone.name.bytes)
        }
    }

    fileprivate mutating func append(offset: Int, _ style: TimeLayout.OffsetStyle) {
        if offset == 0 && style.usesZ {
            append(UInt8(ascii: "Z"))
            return
        }
        // The sign is that of the minutes: an offset of -30 seconds is `+00:00`.
        append(offset / 60 < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
        let seconds = abs(offset)
        append(number: seconds / 3600, width: 2)
        if style.precision == .hours { return }
        if style.hasColons { append(UInt8(ascii: ":")) }
        append(number: seconds / 60 % 60, width: 2)
        if style.precision == .minutes { return }
        if style.hasColons { append(UInt8(ascii: ":")) }
        append(number: offset / 60 < 0 ? seconds % 60 : offset % 60, width: 2)
    }

    /// Mirrors format.go appendNano: nine digits cut to the wanted number, never rounded.
    fileprivate mutating func append(nanosecond: Int, _ style: TimeLayout.FractionStyle) {
        if style.isTrimmed && (style.digits == 0 || nanosecond == 0) { return }
        var digits: [UInt8] = []
        digits.append(number: nanosecond, width: 9)
        digits.removeLast(Swift.max(0, 9 - style.digits))
        if style.isTrimmed {
            while digits.last == UInt8(ascii: "0") { digits.removeLast() }
            if digits.isEmpty { return }
        }
        append(style.separator)
        append(contentsOf: digits)
    }
}
