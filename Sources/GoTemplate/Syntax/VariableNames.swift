/// Numbers the names of the variables of one file.
struct VariableNames {
    /// The number of `$`.
    static let dollar: VariableName = 0

    private var numbers: [GoString: VariableName] = ["$": VariableNames.dollar]

    mutating func number(of name: GoString) -> VariableName {
        if let number = numbers[name] { return number }
        let number = VariableName(truncatingIfNeeded: numbers.count)
        numbers[name] = number
        return number
    }
}
