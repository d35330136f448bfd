import GoTemplate
import Operations

/// The values `--wait` takes.
extension WaitStrategy {
    /// - Parameter value: a strategy, or a boolean, which Helm still takes; nil for anything else.
    init?(flag value: GoString) {
        switch value.text {
        case "true": self = .watcher
        case "false": self = .hookOnly
        default: self.init(rawValue: value.text)
        }
    }

    static func check(_ value: GoString) throws {
        guard WaitStrategy(flag: value) == nil else { return }
        let quoted = Strconv.quote(value).text
        throw FlagValueFailure(reason: "invalid wait input \(quoted). Valid inputs are watcher, hookOnly, and legacy")
    }

    /// The line Helm logs about a boolean, which it still takes.
    static func warning(about value: GoString) -> String? {
        guard WaitStrategy(rawValue: value.text) == nil, let strategy = WaitStrategy(flag: value) else { return nil }
        let advice = "is deprecated (boolean value) and can be replaced with --wait=\(strategy.rawValue)"
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
