/// A variable's name, and a number for it that is unique within one file: the executor compares numbers.
final class VariableName: Sendable {
    let number: Int32
    /// The name with its `$`.
    let text: GoString

    fileprivate init(number: Int32, text: GoString) {
        self.number = number
        self.text = text
    }

    /// The variable that holds the data a template was called with.
    static let dollar = VariableName(number: 0, text: "$")
}

/// The names of the variables of one file.
struct VariableNames {
    private var names: [GoString: VariableName] = ["$": .dollar]

    mutating func name(of text: GoString) -> VariableName {
        if let name = names[text] { return name }
        let name = VariableName(number: Int32(truncatingIfNeeded: names.count), text: text)
        names[text] = name
        return name
    }
}
