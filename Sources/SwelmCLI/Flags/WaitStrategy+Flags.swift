import GoTemplate
import Operations

/// The values `--wait` takes: a strategy, or a boolean, which Helm still takes.
extension WaitStrategy: FlagKind {
    static var zero: WaitStrategy { .hookOnly }
    static var placeholder: String { "WaitStrategy" }

    static func text(of value: WaitStrategy) -> String { value.rawValue }

    static func read(_ text: GoString, after earlier: WaitStrategy?) throws(FlagValueFailure) -> WaitStrategy {
        if let strategy = WaitStrategy(rawValue: text.text) ?? WaitStrategy(boolean: text) { return strategy }
        let quoted = Strconv.quote(text).text
        throw FlagValueFailure(reason: "invalid wait input \(quoted). Valid inputs are watcher, hookOnly, and legacy")
    }

    static func warning(about text: GoString) -> String? {
        guard let strategy = WaitStrategy(boolean: text) else { return nil }
        let advice = "is deprecated (boolean value) and can be replaced with --wait=\(strategy.rawValue)"
        return "level=WARN msg=\"--wait=\(text.text) \(advice)\""
    }

    private init?(boolean text: GoString) {
        switch text {
        case "true": self = .watcher
        case "false": self = .hookOnly
        default: return nil
        }
    }
}
