/// A variable's name, and a number for it that is unique within one file: the executor compares numbers.
package final class VariableName: Sendable {
    package let number: Int32
    /// The name with its `$`.
    package let text: GoString

    fileprivate init(number: Int32, text: GoString) {
        self.number = number
        self.text = text
    }

    /// The variable that holds the data a template was called with.
    static let dollar = VariableName(number: 0, text: "$")
}

/// The names of the variables of one file or more.
struct VariableNames {
    private static var places: Int { 64 }

    /// All names but `$`.
    private var names: [GoString: VariableName] = [:]
    /// Those asked for last, by their hash.
    private var recent = [VariableName](repeating: .dollar, count: VariableNames.places)

    /// How many names there are, besides `$`.
    var count: Int { names.count }

    /// - Parameter text: the name with its `$`.
    mutating func name(of text: UnsafeBufferPointer<UInt8>) -> VariableName {
        if text.count == 1 { return .dollar }
        let place = Int(truncatingIfNeeded: text.quickHash & UInt64(Self.places - 1))
        if recent[place].text.equals(text) { return recent[place] }
        let name = numbered(GoString(text))
        recent[place] = name
        return name
    }

    private mutating func numbered(_ text: GoString) -> VariableName {
        if let name = names[text] { return name }
        let name = VariableName(number: Int32(truncatingIfNeeded: names.count + 1), text: text)
        names[text] = name
        return name
    }
}
