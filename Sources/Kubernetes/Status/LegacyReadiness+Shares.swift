import GoTemplate

extension LiveObject {
    /// How many of `total` a field of the rolling update allows: a number, or a percentage.
    ///
    /// Mirrors apimachinery util/intstr GetScaledValueFromIntOrPercent.
    /// - Parameter standard: what counts where the field is missing.
    /// - Returns: nil where the field is neither.
    func share(
        _ field: StaticString, in strategy: StaticString, of total: Int64, roundsUp: Bool, default standard: Int64
    ) -> Int64? {
        switch try? map.value(at: "spec", strategy, "rollingUpdate", field) {
        case .int(let number, _)?: return number
        case nil, .null?: return standard
        case .string(let text)?:
            guard text.hasSuffix("%"), let percentage = try? Strconv.atoi(text.prefix(text.count - 1)) else {
                return nil
            }
            let exact = Double(percentage) * Double(total) / 100
            return Int64(exactly: exact.rounded(roundsUp ? .up : .down))
        default: return nil
        }
    }
}
