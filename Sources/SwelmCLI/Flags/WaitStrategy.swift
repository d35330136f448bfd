import GoTemplate

/// The values `--wait` takes.
enum WaitStrategy {
    static func check(_ value: GoString) throws {
        switch value.text {
        case "watcher", "legacy", "hookOnly", "true", "false": return
        default:
            let quoted = Strconv.quote(value).text
            throw FlagValueFailure(
                reason: "invalid wait input \(quoted). Valid inputs are watcher, hookOnly, and legacy")
        }
    }
}

extension WaitStrategy {
    /// The line Helm logs about a boolean, which it still takes.
    static func warning(about value: GoString) -> String? {
        let strategies = ["true": "watcher", "false": "hookOnly"]
        guard let strategy = strategies[value.text] else { return nil }
        let advice = "is deprecated (boolean value) and can be replaced with --wait=\(strategy)"
        return "level=WARN msg=\"--wait=\(value.text) \(advice)\""
    }
}

/// The values of duration flags, such as `5m0s`.
enum DurationFlag {
    /// Mirrors Go's `time.ParseDuration` as far as being valid goes.
    static func check(_ value: GoString) throws {
        var text = value.text[...]
        if text.first == "-" || text.first == "+" { text.removeFirst() }
        guard text != "0" else { return }
        let quoted = Strconv.quote(value).text
        guard !text.isEmpty else { throw FlagValueFailure(reason: "time: invalid duration \(quoted)") }
        while !text.isEmpty {
            let number = text.prefix { $0.isNumber || $0 == "." }
            guard number.contains(where: \.isNumber), number.filter({ $0 == "." }).count < 2 else {
                throw FlagValueFailure(reason: "time: invalid duration \(quoted)")
            }
            text = text.dropFirst(number.count)
            let unit = text.prefix { !$0.isNumber && $0 != "." }
            text = text.dropFirst(unit.count)
            if unit.isEmpty { throw FlagValueFailure(reason: "time: missing unit in duration \(quoted)") }
            guard ["ns", "us", "µs", "μs", "ms", "s", "m", "h"].contains(String(unit)) else {
                throw FlagValueFailure(reason: "time: unknown unit \"\(unit)\" in duration \(quoted)")
            }
        }
    }
}
